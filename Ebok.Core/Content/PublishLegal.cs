using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A version to publish.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Label">As it is called: 2027-01; one of a kind.</param>
/// <param name="InForceFrom">First day; null: today.</param>
/// <param name="Text">Consent words; of regulations what has changed; a privacy policy has none: nobody is asked to read it.</param>
public sealed record NewLegal(LegalKind Kind, string? Label, DateOnly? InForceFrom, string? Text)
{
    private const int LongestLabel = 40;

    /// <summary>What is wrong with it, the file aside; null: nothing. As a preview and the publishing ask.</summary>
    internal async Task<LegalFault?> FaultAsync(
        EbokDb db,
        UtilityProfile utility,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var text = AsPublished(today);
        if (text.Label.Length is 0 or > LongestLabel)
            return LegalFault.Label;
        if (InForceFrom < today)
            return LegalFault.InForceInThePast;
        if (text.Text?.Length > PublishLegal.LongestText || Kind == LegalKind.EInvoice && text.Text is null)
            return LegalFault.Text;
        return
            text.Label == LegalTexts.OfProfile(utility, Kind).Label
            || await db.LegalVersions.AnyAsync(v => v.Kind == Kind && v.Label == text.Label, cancel)
            ? LegalFault.LabelTaken
            : null;
    }

    /// <summary>As customers will have it, still without its file.</summary>
    internal LegalText AsPublished(DateOnly today) =>
        new(
            Label?.Trim() ?? "",
            Kind == LegalKind.Privacy || string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            null,
            InForceFrom ?? today
        );
}

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
        var today = clock.Today();
        var profile = utilities.Of(staff);
        await using (var db = store.Read(staff.Utility))
            if (await version.FaultAsync(db, profile, today, cancel) is { } fault)
                return new LegalFaulty(fault);
        var (label, text, _, from) = version.AsPublished(today);
        PublishDocument.SavedPdf? pdf = null;
        if (version.Kind != LegalKind.EInvoice)
        {
            var saved = await PublishDocument.SaveAsync(files, file, cancel);
            if (!saved.TryGet(out pdf, out var refusal))
                return refusal;
        }
        return await store.WriteAsync<Result<string>>(
            staff.Utility,
            async db =>
            {
                // Once more: another may have been published meanwhile.
                if (await version.FaultAsync(db, profile, today, cancel) is { } meanwhile)
                    return new LegalFaulty(meanwhile);
                var row = new LegalVersion
                {
                    Id = LegalVersionId.New(),
                    Utility = staff.Utility,
                    Kind = version.Kind,
                    Label = label,
                    InForceFrom = from!.Value,
                    Document = pdf is null ? null : DocumentId.New(),
                    Text = text,
                    PublishedAt = clock.GetUtcNow(),
                    PublishedBy = staff.Staff,
                };
                if (pdf is not null)
                {
                    var title = profile.Legal.TitleOf(version.Kind);
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
