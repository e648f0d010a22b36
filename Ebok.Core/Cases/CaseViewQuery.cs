using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Reads a case whole, for who may see it.</summary>
internal static class CaseViewQuery
{
    public static async Task<CaseView?> ViewAsync(this EbokDb db, IQueryable<Case> one, CancellationToken cancel)
    {
        var view = await one.Select(c => new CaseView
            {
                Id = c.Id,
                Number = c.Number,
                TypeLabel = c.TypeLabel,
                About = c.About,
                Meter = c.Meter,
                Invoice = c.Invoice,
                Contract = c.Contract,
                AboutNumber = c.AboutNumber,
                Text = c.Text,
                CreatedAt = c.CreatedAt,
                State = c.State,
                DueOn = c.DueOn,
                DueWithInquiryOn = c.DueWithInquiryOn,
                DueBasis = c.DueBasis,
            })
            .SingleOrDefaultAsync(cancel);
        if (view is null)
            return null;
        var files = (
            await db
                .Attachments.Where(a => a.Case == view.Id)
                .OrderBy(a => a.Name)
                .ThenBy(a => a.Id)
                .Select(a => new
                {
                    a.Message,
                    a.Id,
                    a.Name,
                    a.Length,
                    State = db.FileChecks.Where(c => c.Hash == a.Hash).Select(c => c.State).FirstOrDefault(),
                })
                .ToListAsync(cancel)
        ).ToLookup(a => a.Message, a => new CaseFile(a.Id, a.Name, a.Length, a.State));
        var messages = await db
            .CaseMessages.Where(m => m.Case == view.Id)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Staff,
                m.Text,
                m.At,
            })
            .ToListAsync(cancel);
        return view with
        {
            Files = [.. files[null]],
            Entries =
            [
                .. messages.Select(m => new CaseEntry(m.Id, m.Staff is not null, m.Text, m.At, [.. files[m.Id]])),
            ],
        };
    }
}
