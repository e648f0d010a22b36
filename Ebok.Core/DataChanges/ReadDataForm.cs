using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>The form as it begins: with what is on file.</summary>
public sealed record DataForm
{
    /// <summary>What is on file, of the fields of the profile.</summary>
    public required IReadOnlyDictionary<DataField, string?> OnFile { get; init; }

    /// <summary>Whether there is a correspondence address.</summary>
    public required bool MailDiffers { get; init; }

    /// <summary>Whether there is an objection to marketing.</summary>
    public required bool Objects { get; init; }

    /// <summary>Numbers of changes that wait for staff.</summary>
    public required IReadOnlyList<string> Waiting { get; init; }
}

/// <summary>Reads the form of a change of data (K7).</summary>
public sealed class ReadDataForm(EbokStore store)
{
    /// <summary>The form, <see cref="OnlyForWholeCustomer"/> (M4), or <see cref="NotFound"/> where the profile has none.</summary>
    public async Task<Result<DataForm>> RunAsync(Actor actor, UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        if (utility.DataChange.Fields.Count == 0)
            return NotFound.Instance;
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        await using var db = store.Read(actor.Utility);
        if (await db.CustomerOf(actor).SingleOrDefaultAsync(cancel) is not { } customer)
            return NotFound.Instance;
        var onFile = utility.DataChange.Fields.ToDictionary(f => f.Field, f => customer.ValueOf(f.Field));
        return new DataForm
        {
            OnFile = onFile,
            MailDiffers = onFile.Any(v => v.Key.IsOfMailAddress() && v.Value is not null),
            Objects = await db.NewestAsync(actor, ConsentKind.MarketingObjection, cancel) is { Given: true },
            Waiting = await db.DataChangesOf(actor)
                .Where(c => c.State == DataChangeState.Waiting)
                .OrderBy(c => c.SentAt)
                .Select(c => c.Number)
                .ToListAsync(cancel),
        };
    }
}
