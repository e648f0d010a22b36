using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>A template needs a name.</summary>
public sealed record TemplateNameMissing : Refusal;

/// <summary>Managers write, change and take out templates of answers.</summary>
public sealed class SaveCaseTemplate(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: it is stored. Else <see cref="NotOfYourRole"/>, <see cref="TemplateNameMissing"/>,
    /// <see cref="TextMissing"/>, <see cref="TextTooLong"/>, <see cref="UnknownGap"/>, <see cref="NotFound"/> or
    /// <see cref="ChangedMeanwhile"/>.</summary>
    /// <param name="staff">A manager at least.</param>
    /// <param name="id">Which; one that is not there yet is made, so that a form sent twice makes one.</param>
    /// <param name="version">Of what he changes; null: a new one.</param>
    /// <param name="name">In the list.</param>
    /// <param name="typed">Text.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Refusal?> RunAsync(
        StaffActor staff,
        CaseTemplateId id,
        int? version,
        string? name,
        string? typed,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var named = (name ?? "").Trim();
        if (named.Length is 0 or > CaseTemplate.LongestName)
            return new TemplateNameMissing();
        if (!CaseText.Read(typed).TryGet(out var text, out var refusal))
            return refusal;
        if (TemplateGaps.Unknown(text) is { } unknown)
            return unknown;
        return await ChangeAsync(
            staff,
            id,
            version,
            AuditAct.CaseTemplateSaved,
            (db, row) =>
            {
                if (row is null)
                    db.CaseTemplates.Add(
                        new CaseTemplate
                        {
                            Id = id,
                            Utility = staff.Utility,
                            Name = named,
                            Text = text,
                            ChangedAt = clock.GetUtcNow(),
                            ChangedBy = staff.Staff,
                        }
                    );
                else
                    (row.Name, row.Text, row.ChangedAt, row.ChangedBy, row.Version) = (
                        named,
                        text,
                        clock.GetUtcNow(),
                        staff.Staff,
                        row.Version + 1
                    );
            },
            cancel
        );
    }

    /// <summary>Takes it out. Null: it is gone; else as above.</summary>
    public async Task<Refusal?> RemoveAsync(StaffActor staff, CaseTemplateId id, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        return await ChangeAsync(
            staff,
            id,
            version,
            AuditAct.CaseTemplateRemoved,
            (db, row) => db.CaseTemplates.Remove(row!),
            cancel
        );
    }

    private async Task<Refusal?> ChangeAsync(
        StaffActor staff,
        CaseTemplateId id,
        int? version,
        AuditAct act,
        Action<EbokDb, CaseTemplate?> change,
        CancellationToken cancel
    )
    {
        try
        {
            return await store.WriteAsync<Refusal?>(
                staff.Utility,
                async db =>
                {
                    var row = await db.CaseTemplates.SingleOrDefaultAsync(t => t.Id == id, cancel);
                    // The form of a new one was sent twice.
                    if (version is null && row is not null)
                        return null;
                    if (version is not null && row is null)
                        return NotFound.Instance;
                    if (row?.Version != version)
                        return ChangedMeanwhile.Instance;
                    change(db, row);
                    await db.SaveChangesAsync(cancel);
                    await trail.AddAsync(db, staff, act, id.Value, null, cancel);
                    return null;
                },
                cancel
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile.Instance;
        }
    }
}
