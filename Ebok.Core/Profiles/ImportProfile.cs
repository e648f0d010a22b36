using System.Text;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Profiles;

/// <summary>Takes an exported profile, or one from elsewhere, as the draft: it is looked at and published like any
/// change.</summary>
public sealed class ImportProfile(EbokStore store, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Largest = 512 * 1024;

    /// <summary>True; <see cref="NotAProfile"/>, <see cref="ProfileOfAnother"/>, <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<bool>> RunAsync(StaffActor staff, ReadOnlyMemory<byte> utf8, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        var mistakes = new List<ProfileMistake>();
        // A byte order mark is no part of JSON.
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (utf8.Length > Largest)
            return new NotAProfile([
                new("$", ProfileReason.Of("TooLong", $"is {utf8.Length} bytes long; {Largest} at most")),
            ]);
        var profile = ProfileJson.Read(utf8, (path, reason) => mistakes.Add(new(path, reason)));
        if (profile is null)
            return new NotAProfile(mistakes);
        if (profile.Id != staff.Utility)
            return new ProfileOfAnother(profile.Slug);
        await store.WriteAsync(
            staff.Utility,
            db =>
                Drafts.PutAsync(
                    db,
                    staff,
                    ProfileJson.Write(profile),
                    ProfileOrigin.Import,
                    null,
                    clock.GetUtcNow(),
                    cancel
                ),
            cancel
        );
        return true;
    }
}
