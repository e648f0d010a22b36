using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Mail.Templates;

/// <summary>A mail in the list of staff.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Subject">As it goes out now.</param>
/// <param name="IsOwn">In the utility's words; false: the portal's.</param>
/// <param name="Number">Version; 0: never changed.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When.</param>
public sealed record MailTemplateRow(
    MailKind Kind,
    string Subject,
    bool IsOwn,
    int Number,
    string? By,
    DateTimeOffset? At
);

/// <summary>A mail to edit.</summary>
/// <param name="Row">How it stands.</param>
/// <param name="Words">Subject and text as they hold now.</param>
/// <param name="Default">The portal's own.</param>
/// <param name="Lines">Words in braces that must stand alone in it, once each.</param>
/// <param name="Versions">All versions, newest first.</param>
public sealed record MailTemplateView(
    MailTemplateRow Row,
    MailWords Words,
    MailWords Default,
    IReadOnlyList<string> Lines,
    IReadOnlyList<MailTemplateRow> Versions
);

/// <summary>What a customer would get.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Text">The text part, with greeting and footer.</param>
public sealed record MailPreview(string Subject, string Text);

/// <summary>The words cannot go out as they are.</summary>
/// <param name="Problems">At least one.</param>
public sealed record MailWordsFaulty(IReadOnlyList<MailWordsProblem> Problems) : Refusal;

/// <summary>The mails of a utility and whose words they are in (O6).</summary>
public sealed class ListMailTemplates(EbokStore store, UtilityCatalog utilities, MailSpecimens specimens)
{
    private static readonly SortKeys<MailTemplateRow> Keys = new SortKeys<MailTemplateRow>()
        .With("temat", r => r.Subject)
        .With("data", r => r.At);

    /// <summary>A page of them, sorted by <c>temat</c>, <c>data</c> (changed last). For every role.</summary>
    public async Task<Page<MailTemplateRow>> RunAsync(
        StaffActor staff,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var utility = utilities.Of(staff);
        var rows = new List<MailTemplateRow>();
        foreach (var kind in Enum.GetValues<MailKind>())
            rows.Add(
                (await db.VersionsAsync(kind, take: 1, cancel)) is [var newest]
                    ? newest with
                    {
                        Subject = newest.IsOwn ? newest.Subject : MailWords.Of(specimens.Of(utility, kind)).Subject,
                    }
                    : new(kind, MailWords.Of(specimens.Of(utility, kind)).Subject, false, 0, null, null)
            );
        return page.Of(Keys.Apply(rows.AsQueryable(), sort) ?? rows.AsEnumerable());
    }
}

/// <summary>One of them.</summary>
public sealed class ReadMailTemplate(EbokStore store, UtilityCatalog utilities, MailSpecimens specimens)
{
    private const int MostVersions = 50;

    /// <summary>The mail. For every role.</summary>
    public async Task<MailTemplateView> RunAsync(StaffActor staff, MailKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var specimen = specimens.Of(utilities.Of(staff), kind);
        var versions = await db.VersionsAsync(kind, MostVersions, cancel);
        var own = await db.OwnWordsAsync(staff.Utility, kind, cancel);
        var words = MailWords.Of(specimen);
        return new(
            versions.Count > 0 ? versions[0] : new(kind, words.Subject, false, 0, null, null),
            own ?? words,
            words,
            MailWords.LinesOf(specimen),
            versions
        );
    }
}

/// <summary>Shows what words would become (O6).</summary>
public sealed class PreviewMailTemplate(UtilityCatalog utilities, MailSpecimens specimens)
{
    /// <summary>The mail, or <see cref="MailWordsFaulty"/>. For every role: nothing is kept.</summary>
    public Task<Result<MailPreview>> RunAsync(StaffActor staff, MailKind kind, MailWords words)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(words);
        var utility = utilities.Of(staff);
        var specimen = specimens.Of(utility, kind);
        if (words.Problems(specimen) is { Count: > 0 } problems)
            return Task.FromResult<Result<MailPreview>>(new MailWordsFaulty(problems));
        var filled = words.Fill(utility, specimen);
        return Task.FromResult<Result<MailPreview>>(
            new MailPreview(MailText.OneLine(filled.Subject), MailRenderer.Render(utility, filled).Text)
        );
    }
}

/// <summary>Puts a mail into the utility's own words, or back into the portal's (O6).</summary>
public sealed class SaveMailTemplate(
    EbokStore store,
    UtilityCatalog utilities,
    MailSpecimens specimens,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Its new version, <see cref="NotOfYourRole"/>, <see cref="MailWordsFaulty"/> or
    /// <see cref="ChangedMeanwhile"/>.</summary>
    /// <param name="staff">A manager at least.</param>
    /// <param name="kind">Which mail.</param>
    /// <param name="number">Version that the form was filled from.</param>
    /// <param name="words">Null: the portal's own.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<int>> RunAsync(
        StaffActor staff,
        MailKind kind,
        int number,
        MailWords? words,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        if (words?.Problems(specimens.Of(utilities.Of(staff), kind)) is { Count: > 0 } problems)
            return new MailWordsFaulty(problems);
        try
        {
            return await store.WriteAsync<Result<int>>(
                staff.Utility,
                async db =>
                {
                    var last = await db.MailTemplates.Where(t => t.Kind == kind).MaxAsync(t => (int?)t.Number, cancel);
                    if ((last ?? 0) != number)
                        return ChangedMeanwhile.Instance;
                    db.MailTemplates.Add(
                        new MailTemplate
                        {
                            Utility = staff.Utility,
                            Kind = kind,
                            Number = number + 1,
                            Subject = words?.Subject.Trim(),
                            Text = words?.Text.ReplaceLineEndings("\n").Trim(),
                            At = clock.GetUtcNow(),
                            By = staff.Staff,
                        }
                    );
                    var act = words is null ? AuditAct.MailTemplateReset : AuditAct.MailTemplateChanged;
                    await audit.AddAsync(db, staff, act, null, kind.ToString(), cancel);
                    return number + 1;
                },
                cancel
            );
        }
        catch (DbUpdateException)
        {
            // The same number on another server, at the same moment.
            return ChangedMeanwhile.Instance;
        }
    }
}

/// <summary>Queries of templates.</summary>
internal static class MailTemplateQueries
{
    public static Task<List<MailTemplateRow>> VersionsAsync(
        this EbokDb db,
        MailKind kind,
        int take,
        CancellationToken cancel
    ) =>
        db
            .MailTemplates.Where(t => t.Kind == kind)
            .OrderByDescending(t => t.Number)
            .Take(take)
            .Select(t => new MailTemplateRow(
                t.Kind,
                t.Subject ?? "",
                t.Text != null,
                t.Number,
                db.Staff.Where(s => s.Id == t.By).Select(s => s.Login).FirstOrDefault(),
                t.At
            ))
            .ToListAsync(cancel);

    public static async Task<MailWords?> OwnWordsAsync(
        this EbokDb db,
        UtilityId utility,
        MailKind kind,
        CancellationToken cancel
    ) => await Newest(db, utility, kind).FirstOrDefaultAsync(cancel) is { Text.Length: > 0 } words ? words : null;

    /// <summary>The mail in the words that hold at its utility. One short read in the transaction that is open anyway.</summary>
    public static MailContent InOwnWords(this EbokDb db, UtilityProfile utility, MailContent content) =>
        content.Kind is { } kind && Newest(db, utility.Id, kind).FirstOrDefault() is { Text.Length: > 0 } words
            ? words.Fill(utility, content)
            : content;

    private static IQueryable<MailWords> Newest(EbokDb db, UtilityId utility, MailKind kind) =>
        db
            .MailTemplates.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(t => t.Utility == utility && t.Kind == kind)
            .OrderByDescending(t => t.Number)
            .Select(t => new MailWords(t.Subject ?? "", t.Text ?? ""));
}
