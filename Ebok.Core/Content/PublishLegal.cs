using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A version in the list of staff.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Label">As it is called.</param>
/// <param name="InForceFrom">First day; null: the profile's.</param>
/// <param name="Document">Its PDF, where staff published one.</param>
/// <param name="Text">Words, or what has changed.</param>
/// <param name="HoldsNow">The one that customers see today.</param>
/// <param name="PublishedBy">Login; null: the profile.</param>
/// <param name="PublishedAt">When.</param>
public sealed record LegalRow(
    LegalKind Kind,
    string Label,
    DateOnly? InForceFrom,
    DocumentId? Document,
    string? Text,
    bool HoldsNow,
    string? PublishedBy,
    DateTimeOffset? PublishedAt
);

/// <summary>Versions of regulations, privacy policy and consent words (O6): newest first, the profile's last.</summary>
public sealed class ListLegal(EbokStore store, UtilityCatalog utilities, LegalTexts texts)
{
    /// <summary>All of a kind; a utility has few. For every role.</summary>
    public async Task<IReadOnlyList<LegalRow>> RunAsync(StaffActor staff, LegalKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var utility = utilities.Of(staff);
        await using var db = store.Read(staff.Utility);
        var now = await texts.NowAsync(db, utility, kind, cancel);
        var rows = await db
            .LegalVersions.Where(v => v.Kind == kind)
            .OrderByDescending(v => v.InForceFrom)
            .ThenByDescending(v => v.PublishedAt)
            .Select(v => new LegalRow(
                v.Kind,
                v.Label,
                v.InForceFrom,
                v.Document,
                v.Text,
                v.Label == now.Label,
                db.Staff.Where(s => s.Id == v.PublishedBy).Select(s => s.Login).FirstOrDefault(),
                v.PublishedAt
            ))
            .ToListAsync(cancel);
        var profile = LegalTexts.OfProfile(utility, kind);
        return [.. rows, new LegalRow(kind, profile.Label, null, null, profile.Text, !now.IsPublished, null, null)];
    }
}

/// <summary>A version to publish.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Label">As it is called: 2027-01; one of a kind.</param>
/// <param name="InForceFrom">First day; null: today.</param>
/// <param name="Text">Consent words; of a document what has changed.</param>
public sealed record NewLegal(LegalKind Kind, string? Label, DateOnly? InForceFrom, string? Text);

/// <summary>What is wrong with a version.</summary>
public enum LegalFault
{
    /// <summary>It has no name, or one that is too long.</summary>
    Label,

    /// <summary>There is a version of that name.</summary>
    LabelTaken,

    /// <summary>It would be in force since a day that is over: nobody can have seen it then.</summary>
    InForceInThePast,

    /// <summary>A consent without words, or with more than fit.</summary>
    Text,
}

/// <summary>Cannot be published as it is.</summary>
/// <param name="Fault">Why.</param>
public sealed record LegalFaulty(LegalFault Fault) : Refusal;

/// <summary>Publishes a version of a text that customers agree to (O6). Regulations are shown at the next sign-in of each
/// of them; nothing that was published is ever changed.</summary>
public sealed class PublishLegal(
    EbokStore store,
    FileStore files,
    UtilityCatalog utilities,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Longest words: as long as a consent keeps.</summary>
    public const int LongestText = 2000;

    /// <summary>Its label, <see cref="NotOfYourRole"/>, <see cref="LegalFaulty"/>, <see cref="FileMissing"/> or
    /// <see cref="NotAPdf"/>.</summary>
    public async Task<Result<string>> RunAsync(
        StaffActor staff,
        NewLegal version,
        IncomingFile? file,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(version);
        var (label, text, today) = (version.Label?.Trim() ?? "", version.Text?.Trim() ?? "", clock.Today());
        if (label.Length is 0 or > 40)
            return new LegalFaulty(LegalFault.Label);
        if (version.InForceFrom < today)
            return new LegalFaulty(LegalFault.InForceInThePast);
        if (text.Length > LongestText || version.Kind == LegalKind.EInvoice && text.Length == 0)
            return new LegalFaulty(LegalFault.Text);
        PublishDocument.SavedPdf? pdf = null;
        if (version.Kind != LegalKind.EInvoice)
        {
            var saved = await PublishDocument.SaveAsync(files, file, cancel);
            if (!saved.TryGet(out pdf, out var refusal))
                return refusal;
        }
        var profile = utilities.Of(staff);
        return await store.WriteAsync<Result<string>>(
            staff.Utility,
            async db =>
            {
                if (
                    label == LegalTexts.OfProfile(profile, version.Kind).Label
                    || await db.LegalVersions.AnyAsync(v => v.Kind == version.Kind && v.Label == label, cancel)
                )
                    return new LegalFaulty(LegalFault.LabelTaken);
                var row = new LegalVersion
                {
                    Id = LegalVersionId.New(),
                    Utility = staff.Utility,
                    Kind = version.Kind,
                    Label = label,
                    InForceFrom = version.InForceFrom ?? today,
                    Document = pdf is null ? null : DocumentId.New(),
                    Text = text.Length == 0 ? null : text,
                    PublishedAt = clock.GetUtcNow(),
                    PublishedBy = staff.Staff,
                };
                if (pdf is not null)
                {
                    var title = version.Kind == LegalKind.Terms ? profile.Legal.TermsTitle : profile.Legal.PrivacyTitle;
                    var document = new NewPublicDocument(row.Document!.Value, null, row.InForceFrom, null);
                    var name = PublishDocument.NameOf($"{title} {label}", title);
                    PublishDocument.Add(db, staff.Utility, document, name, pdf, row.PublishedAt);
                }
                db.LegalVersions.Add(row);
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.LegalPublished,
                    row.Id.Value,
                    $"{version.Kind} {label}",
                    cancel
                );
                return label;
            },
            cancel
        );
    }
}
