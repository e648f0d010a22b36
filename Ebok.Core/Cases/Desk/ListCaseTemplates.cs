using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>A template of answers.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="Name">In the list.</param>
/// <param name="Text">With its gaps.</param>
/// <param name="Version">Of what is shown.</param>
/// <param name="ChangedAt">Last change.</param>
/// <param name="ChangedBy">Login; null: it came with the program.</param>
public sealed record CaseTemplateView(
    CaseTemplateId Id,
    string Name,
    string Text,
    int Version,
    DateTimeOffset ChangedAt,
    string? ChangedBy
);

/// <summary>The templates of a utility, by name.</summary>
public sealed class ListCaseTemplates(EbokStore store)
{
    /// <summary>For every role.</summary>
    public async Task<IReadOnlyList<CaseTemplateView>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await db
            .CaseTemplates.OrderBy(t => t.Name)
            .ThenBy(t => t.Id)
            .Select(t => new CaseTemplateView(
                t.Id,
                t.Name,
                t.Text,
                t.Version,
                t.ChangedAt,
                db.Staff.Where(s => s.Id == t.ChangedBy).Select(s => s.Login).FirstOrDefault()
            ))
            .ToListAsync(cancel);
    }
}
