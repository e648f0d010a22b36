using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Takes a logo and puts it into the draft: of the utility, or of one of its companies.</summary>
public sealed class AddLogo(EbokStore store, UtilityCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    /// <summary>True; <see cref="NotALogo"/>, <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">Whose draft.</param>
    /// <param name="company">Which of the companies of the draft; null: the utility's own.</param>
    /// <param name="content">PNG, or SVG that neither runs nor fetches anything.</param>
    /// <param name="cancel">Given up.</param>
    public async Task<Result<bool>> RunAsync(
        StaffActor staff,
        int? company,
        ReadOnlyMemory<byte> content,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        if (LogoContent.EndingOf(content.ToArray()) is not { } ending)
            return new NotALogo();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..12];
        var name = string.Create(CultureInfo.InvariantCulture, $"logo-{hash}{ending}");
        return await store.WriteAsync<Result<bool>>(
            staff.Utility,
            async db =>
            {
                var now = clock.GetUtcNow();
                var draft = await Drafts.BeginAsync(db, staff, catalog.Find(staff.Utility.Slug)!, now, cancel);
                var edited = draft.Edited();
                var owner = company is { } i
                    ? edited["companies"] is JsonArray all && i >= 0 && i < all.Count
                        ? all[i] as JsonObject
                        : null
                    : edited["look"] as JsonObject;
                if (owner is null)
                    return NotFound.Instance;
                owner["logo"] = name;
                draft.Keep(edited, now);
                if (await db.ProfileLogos.AnyAsync(l => l.Name == name, cancel))
                    return true;
                db.ProfileLogos.Add(
                    new ProfileLogo
                    {
                        Utility = staff.Utility,
                        Name = name,
                        Content = content.ToArray(),
                        CreatedAt = now,
                    }
                );
                await audit.AddAsync(db, staff, AuditAct.LogoAdded, null, name, cancel);
                return true;
            },
            cancel
        );
    }
}

/// <summary>A logo that was sent in, as bytes.</summary>
public sealed class OpenLogo(EbokStore store)
{
    /// <summary>Null where there is none of that name.</summary>
    public async Task<byte[]?> RunAsync(UtilityId utility, string name, CancellationToken cancel)
    {
        if (name is not { Length: <= 40 })
            return null;
        await using var db = store.Read(utility);
        return await db.ProfileLogos.Where(l => l.Name == name).Select(l => l.Content).SingleOrDefaultAsync(cancel);
    }
}
