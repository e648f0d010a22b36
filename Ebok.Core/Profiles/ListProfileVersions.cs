using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>A published version.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="By">Login of who; null: the file.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Note">Why.</param>
public sealed record VersionRow(int Number, DateTimeOffset PublishedAt, string? By, ProfileOrigin Origin, string? Note);

/// <summary>A version and in what it differs from the one before it.</summary>
/// <param name="Row">Who and when.</param>
/// <param name="Profile">What it says; null: this program cannot read it any more.</param>
/// <param name="Json">The same as JSON.</param>
/// <param name="Changes">Against the version before.</param>
/// <param name="IsLatest">Whether it is in force.</param>
public sealed record VersionView(
    VersionRow Row,
    UtilityProfile? Profile,
    string Json,
    IReadOnlyList<ProfileChange> Changes,
    bool IsLatest
);

/// <summary>The history of a profile: administrators only.</summary>
public sealed class ListProfileVersions(EbokStore store)
{
    /// <summary>A page of them, newest first unless sorted by <c>wersja</c>; <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<Page<VersionRow>>> RunAsync(
        StaffActor staff,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var total = await db.ProfileVersions.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var sorted = sort is { Key: "wersja", Down: false }
            ? db.ProfileVersions.OrderBy(v => v.Number)
            : db.ProfileVersions.OrderByDescending(v => v.Number);
        var rows = await Rows(db, sorted.Skip(skip).Take(size)).ToListAsync(cancel);
        return new Page<VersionRow>(rows, number, size, total);
    }

    /// <summary>One of them; <see cref="NotFound"/>, <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<VersionView>> ReadAsync(StaffActor staff, int number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var two = await db.ProfileVersions.Where(v => v.Number == number || v.Number == number - 1).ToListAsync(cancel);
        if (two.Find(v => v.Number == number) is not { } version)
            return NotFound.Instance;
        var row = await Rows(db, db.ProfileVersions.Where(v => v.Number == number)).SingleAsync(cancel);
        var profile = PublishProfile.ReadStored(version);
        var before = two.Find(v => v.Number == number - 1) is { } earlier ? PublishProfile.ReadStored(earlier) : null;
        return new VersionView(
            row,
            profile,
            version.Json,
            profile is null || before is null ? [] : ProfileDiff.Between(before, profile),
            !await db.ProfileVersions.AnyAsync(v => v.Number > number, cancel)
        );
    }

    private static IQueryable<VersionRow> Rows(EbokDb db, IQueryable<ProfileVersion> versions) =>
        versions.Select(v => new VersionRow(
            v.Number,
            v.PublishedAt,
            db.Staff.Where(s => s.Id == v.Staff).Select(s => s.Login).FirstOrDefault(),
            v.Origin,
            v.Note
        ));
}
