using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>A template's text for one case: number, customer, day are filled in.</summary>
public sealed class FillTemplate(EbokStore store, TimeProvider clock)
{
    /// <summary>The text, <see cref="NotOfYourRole"/> for readers, or <see cref="NotFound"/>.</summary>
    public async Task<Result<string>> RunAsync(
        StaffActor staff,
        UtilityProfile utility,
        CaseId id,
        CaseTemplateId template,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(utility);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var text = await db.CaseTemplates.Where(t => t.Id == template).Select(t => t.Text).SingleOrDefaultAsync(cancel);
        var of = await db
            .Cases.Where(c => c.Id == id)
            .Select(c => new
            {
                c.Number,
                c.TypeLabel,
                c.DueOn,
                Customer = db.Customers.Where(k => k.Id == c.Customer).Select(k => k.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        return text is null || of is null
            ? NotFound.Instance
            : TemplateGaps.Fill(
                text,
                new(
                    of.Number,
                    of.Customer ?? CaseMailTexts.Stranger,
                    of.TypeLabel,
                    clock.Today(),
                    of.DueOn,
                    utility.Name
                )
            );
    }
}
