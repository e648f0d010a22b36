using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Audit;

/// <summary>The trail as one utility sees it: its own records, and those of the installation that its staff made by
/// signing in and out.</summary>
internal static class AuditQuery
{
    // What is looked at to find whose a word is: more would be no word of anybody.
    private const int MostSubjects = 200;

    public static async Task<IQueryable<AuditRecord>> AuditOfAsync(
        this EbokDb db,
        StaffActor staff,
        AuditFilter filter,
        CancellationToken cancel
    )
    {
        var utility = staff.Utility;
        var people = await db.StaffGrants.Select(g => g.Staff).ToListAsync(cancel);
        var peopleIds = people.Select(p => p.Value).ToList();
        var records = db.Audit.Where(r =>
            r.Utility == utility
            || r.Utility == null
                && (
                    r.Staff != null && people.Contains(r.Staff.Value)
                    || r.Target != null && peopleIds.Contains(r.Target.Value)
                )
        );
        if (filter.Person is { } person)
            records = records.Where(r => r.Staff == person);
        if (filter.Act is { } act)
            records = records.Where(r => r.Act == act);
        if (filter.Days.From is { } from)
        {
            var start = WarsawTime.StartOf(from);
            records = records.Where(r => r.At >= start);
        }
        if (filter.Days.To is { } to)
        {
            var end = WarsawTime.StartOf(to.AddDays(1));
            records = records.Where(r => r.At < end);
        }
        if (string.IsNullOrWhiteSpace(filter.Subject))
            return records;
        var word = filter.Subject.Trim();
        if (Guid.TryParse(word, out var id))
            return records.Where(r => r.Target == id);
        var targets = await db.SubjectsNamedAsync(word, cancel);
        return records.Where(r => r.Detail == word || r.Target != null && targets.Contains(r.Target.Value));
    }

    /// <summary>The rows with the names of who and of what.</summary>
    public static async Task<IReadOnlyList<AuditRow>> NamedAsync(
        this EbokDb db,
        IReadOnlyList<AuditRecord> records,
        CancellationToken cancel
    )
    {
        var people = records.Select(r => r.Staff).OfType<StaffId>().Distinct().ToList();
        var logins = await db
            .Staff.Where(s => people.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Login, cancel);
        var subjects = await db.SubjectsAsync([.. records.Select(r => r.Target).OfType<Guid>().Distinct()], cancel);
        return
        [
            .. records.Select(r => new AuditRow
            {
                Number = r.Number,
                At = r.At,
                Person = r.Staff is { } who ? logins.GetValueOrDefault(who) : null,
                Act = r.Act,
                Target = r.Target,
                Subject = r.Target is { } target ? subjects.GetValueOrDefault(target) : null,
                Detail = r.Detail,
                Origin = r.Origin,
                Hash = Convert.ToHexStringLower(r.Hash),
            }),
        ];
    }

    private static async Task<Dictionary<Guid, AuditSubject>> SubjectsAsync(
        this EbokDb db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<Guid, AuditSubject>();
        if (ids.Count == 0)
            return found;
        var registrations = ids.Select(i => new RegistrationId(i)).ToList();
        var customers = ids.Select(i => new CustomerId(i)).ToList();
        var cases = ids.Select(i => new CaseId(i)).ToList();
        var staff = ids.Select(i => new StaffId(i)).ToList();
        foreach (
            var r in await db
                .Registrations.Where(r => registrations.Contains(r.Id))
                .Select(r => new { r.Id, r.Login })
                .ToListAsync(cancel)
        )
            found[r.Id.Value] = new(AuditSubjectKind.Registration, r.Login);
        foreach (
            var a in await db
                .Users.Where(a => ids.Contains(a.Id))
                .Select(a => new { a.Id, a.UserName })
                .ToListAsync(cancel)
        )
            found[a.Id] = new(AuditSubjectKind.Account, a.UserName!);
        foreach (
            var c in await db
                .Customers.Where(c => customers.Contains(c.Id))
                .Select(c => new { c.Id, c.Code })
                .ToListAsync(cancel)
        )
            found[c.Id.Value] = new(AuditSubjectKind.Customer, c.Code);
        foreach (
            var c in await db
                .Cases.Where(c => cases.Contains(c.Id))
                .Select(c => new { c.Id, c.Number })
                .ToListAsync(cancel)
        )
            found[c.Id.Value] = new(AuditSubjectKind.Case, c.Number);
        foreach (
            var s in await db
                .Staff.Where(s => staff.Contains(s.Id))
                .Select(s => new { s.Id, s.Login })
                .ToListAsync(cancel)
        )
            found[s.Id.Value] = new(AuditSubjectKind.Staff, s.Login);
        var articles = ids.Select(i => new ArticleId(i)).ToList();
        foreach (
            var a in await db
                .Articles.Where(a => articles.Contains(a.Id))
                .Select(a => new { a.Id, a.Title })
                .ToListAsync(cancel)
        )
            found[a.Id.Value] = new(AuditSubjectKind.Article, a.Title);
        var documents = ids.Select(i => new DocumentId(i)).ToList();
        foreach (
            var d in await db
                .Documents.Where(d => documents.Contains(d.Id))
                .Select(d => new { d.Id, d.Name })
                .ToListAsync(cancel)
        )
            found[d.Id.Value] = new(AuditSubjectKind.Document, d.Name);
        return found;
    }

    // A customer's code finds what was done to him, to his accounts, his registrations and his letters.
    private static async Task<List<Guid>> SubjectsNamedAsync(this EbokDb db, string word, CancellationToken cancel)
    {
        var login = Accounts.LoginName.Normalise(word);
        var customers = await db
            .Customers.Where(c => c.Code == word)
            .Select(c => c.Id)
            .Take(MostSubjects)
            .ToListAsync(cancel);
        var named = await db.Users.Where(a => a.NormalizedUserName == login).Select(a => a.Id).ToListAsync(cancel);
        var held = await db
            .AccountCustomers.Where(h => customers.Contains(h.Customer))
            .Select(h => h.Account)
            .Take(MostSubjects)
            .ToListAsync(cancel);
        var registrations = await db
            .Registrations.Where(r => r.Login == word || r.Customer != null && customers.Contains(r.Customer.Value))
            .Select(r => r.Id)
            .Take(MostSubjects)
            .ToListAsync(cancel);
        var cases = await db
            .Cases.Where(c => c.Number == word || c.Customer != null && customers.Contains(c.Customer.Value))
            .Select(c => c.Id)
            .Take(MostSubjects)
            .ToListAsync(cancel);
        var staff = await db.Staff.Where(s => s.NormalizedLogin == login).Select(s => s.Id).ToListAsync(cancel);
        return
        [
            .. customers.Select(i => i.Value),
            .. named,
            .. held.Select(i => i.Value),
            .. registrations.Select(i => i.Value),
            .. cases.Select(i => i.Value),
            .. staff.Select(i => i.Value),
        ];
    }
}
