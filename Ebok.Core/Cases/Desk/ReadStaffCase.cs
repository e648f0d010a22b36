using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Something that staff noted down for each other.</summary>
/// <param name="Text">With \n between lines.</param>
/// <param name="By">Login.</param>
/// <param name="At">When.</param>
public sealed record CaseNoteView(string Text, string? By, DateTimeOffset At);

/// <summary>A case as staff see it.</summary>
/// <param name="Case">As the customer sees it.</param>
/// <param name="Customer">Whose; null: a stranger's.</param>
/// <param name="CustomerName">On file.</param>
/// <param name="CustomerCode">On the invoice.</param>
/// <param name="Address">Of a stranger.</param>
/// <param name="Email">Where the answer is told of; null: nowhere.</param>
/// <param name="Term">How the legal term stands today.</param>
/// <param name="TakenBy">Login of who has it; null: nobody.</param>
/// <param name="TakenAt">Since when.</param>
/// <param name="IsMine">He who asks has it.</param>
/// <param name="Authors">Logins of who wrote the answers, by message.</param>
/// <param name="Notes">Oldest first; never shown to the customer.</param>
/// <param name="Colleagues">Who else can be given it.</param>
/// <param name="DataChange">It asks for a change of data that is still to be decided; null: it does not.</param>
public sealed record StaffCaseView(
    CaseView Case,
    CustomerId? Customer,
    string? CustomerName,
    string? CustomerCode,
    string? Address,
    string? Email,
    TermState Term,
    string? TakenBy,
    DateTimeOffset? TakenAt,
    bool IsMine,
    IReadOnlyDictionary<Guid, string> Authors,
    IReadOnlyList<CaseNoteView> Notes,
    IReadOnlyList<Colleague> Colleagues,
    DataChangeId? DataChange
);

/// <summary>A case whole, with what only staff see.</summary>
public sealed class ReadStaffCase(EbokStore store, TimeProvider clock)
{
    /// <summary>For every role; null: there is none at this utility.</summary>
    public async Task<StaffCaseView?> RunAsync(StaffActor staff, CaseId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        if (await db.ViewAsync(db.Cases.Where(c => c.Id == id), cancel) is not { } view)
            return null;
        var of = await db
            .Cases.Where(c => c.Id == id)
            .Select(c => new
            {
                c.Customer,
                c.Address,
                c.Account,
                c.Email,
                c.TakenBy,
                c.TakenAt,
            })
            .SingleAsync(cancel);
        var customer = await db
            .Customers.Where(c => c.Id == of.Customer)
            .Select(c => new { c.Name, c.Code })
            .SingleOrDefaultAsync(cancel);
        var email = of.Account is { } account ? await CaseWriting.EmailOfAsync(db, account, cancel) : of.Email;
        var authors = await (
            from message in db.CaseMessages
            join member in db.Staff on message.Staff equals member.Id
            where message.Case == id
            select new { message.Id, member.Login }
        ).ToDictionaryAsync(m => m.Id, m => m.Login, cancel);
        var notes = await db
            .CaseNotes.Where(n => n.Case == id)
            .OrderBy(n => n.At)
            .ThenBy(n => n.Id)
            .Select(n => new CaseNoteView(
                n.Text,
                db.Staff.Where(s => s.Id == n.Staff).Select(s => s.Login).FirstOrDefault(),
                n.At
            ))
            .ToListAsync(cancel);
        var colleagues = await db.Colleagues()
            .Where(s => s.Id != staff.Staff && s.Id != of.TakenBy)
            .OrderBy(s => s.Login)
            .Select(s => new Colleague(s.Id, s.Login))
            .ToListAsync(cancel);
        return new(
            view,
            of.Customer,
            customer?.Name,
            customer?.Code,
            of.Address,
            email,
            TermState.Of(view.DueOn, view.IsOpen, clock.Today()),
            await db.LoginOfAsync(of.TakenBy, cancel),
            of.TakenAt,
            of.TakenBy == staff.Staff,
            authors,
            notes,
            colleagues,
            await db
                .DataChanges.Where(d => d.Case == id && d.State == DataChangeState.Waiting)
                .Select(d => (DataChangeId?)d.Id)
                .SingleOrDefaultAsync(cancel)
        );
    }
}
