using Ebok.Core.Accounts;
using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Two letters of the demo's ordinary customer, so that Pisma shows one that was answered and one that waits; some
/// of others for the staff's queue, and templates of answers.</summary>
internal static class DemoLetters
{
    private static readonly DateOnly Answered = new(2026, 10, 12);
    private static readonly DateOnly Waiting = new(2026, 11, 16);

    /// <summary>Does nothing where there are letters, or the utility takes none.</summary>
    public static async Task AddAsync(EbokDb db, UtilityProfile utility, string customerCode, CancellationToken cancel)
    {
        if (utility.Notices.Count == 0 || await db.Cases.AnyAsync(cancel))
            return;
        var customer = await db.Customers.Where(c => c.Code == customerCode).Select(c => c.Id).SingleAsync(cancel);
        var first = await LetterAsync(
            db,
            utility,
            utility.Notices[0],
            customer,
            Answered,
            "Proszę o kopię umowy na mój adres.",
            cancel
        );
        first.State = CaseState.Answered;
        first.AnsweredAt = At(Answered.AddDays(3));
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = Guid.CreateVersion7(),
                Utility = utility.Id,
                Case = first.Id,
                Staff = StaffId.New(),
                Request = Guid.NewGuid(),
                Text = "Dzień dobry,\n\nkopię umowy wysłaliśmy dziś pocztą. Jest też w portalu, w dokumentach.",
                At = first.AnsweredAt.Value,
            }
        );
        AddTemplates(db, utility);
        await AddNeighboursAsync(db, utility, customer, cancel);
        await LetterAsync(
            db,
            utility,
            utility.Notices[0],
            customer,
            Waiting,
            "W piwnicy przy liczniku zbiera się woda.\n\nProszę o sprawdzenie przyłącza.",
            cancel
        );
    }

    // So that the staff's queue has something of each kind: late, near its term, new; one of them taken.
    private static async Task AddNeighboursAsync(
        EbokDb db,
        UtilityProfile utility,
        CustomerId but,
        CancellationToken cancel
    )
    {
        var neighbours = await db
            .Customers.Where(c => c.Id != but)
            .OrderByDescending(c => c.Code)
            .Select(c => c.Id)
            .Take(Neighbours.Length)
            .ToListAsync(cancel);
        var clerk = await db
            .Staff.Where(s => s.Demo && s.NormalizedLogin == DemoStaffClerk)
            .Select(s => (StaffId?)s.Id)
            .FirstOrDefaultAsync(cancel);
        foreach (var (index, (neighbour, (day, text))) in neighbours.Zip(Neighbours).Index())
        {
            var type = utility.Notices[index % utility.Notices.Count];
            var letter = await LetterAsync(db, utility, type, neighbour, day, text, cancel);
            if (index != 1 || clerk is null)
                continue;
            (letter.TakenBy, letter.TakenAt, letter.State) = (clerk, At(day.AddDays(1)), CaseState.InProgress);
            db.CaseNotes.Add(
                new CaseNote
                {
                    Id = Guid.CreateVersion7(),
                    Utility = utility.Id,
                    Case = letter.Id,
                    Staff = clerk.Value,
                    Request = Guid.NewGuid(),
                    Text = "Zapytać dział techniczny o protokół z kontroli.",
                    At = At(day.AddDays(1)),
                }
            );
        }
    }

    private static readonly string DemoStaffClerk = LoginName.Normalise(
        DemoStaff.All.First(s => s.Role == StaffRole.Clerk).Login
    );

    private static readonly (DateOnly Day, string Text)[] Neighbours =
    [
        (new(2026, 11, 5), "Rachunek przyszedł na stary adres. Proszę o poprawienie danych i wysłanie go jeszcze raz."),
        (new(2026, 11, 17), "Licznik pokazuje więcej, niż zużyliśmy. Proszę o sprawdzenie."),
        (new(2026, 11, 24), "Nie zgadzam się z kwotą na ostatniej fakturze. Zapłaciłem już część."),
        (new(2026, 11, 26), "Kiedy będzie wymiana licznika? Ktoś musi być wtedy w domu."),
    ];

    private static void AddTemplates(EbokDb db, UtilityProfile utility)
    {
        foreach (var (name, text) in Templates)
            db.CaseTemplates.Add(
                new CaseTemplate
                {
                    Id = CaseTemplateId.New(),
                    Utility = utility.Id,
                    Name = name,
                    Text = text,
                    ChangedAt = At(Answered),
                    ChangedBy = null,
                }
            );
    }

    private static readonly (string Name, string Text)[] Templates =
    [
        (
            "Potwierdzenie przyjęcia",
            "Dzień dobry,\n\ndziękujemy za pismo {numer} ({rodzaj}). Odpowiemy najpóźniej {termin}.\n\n{firma}"
        ),
        (
            "Prośba o uzupełnienie",
            "Dzień dobry,\n\nw sprawie {numer} prosimy o przesłanie zdjęcia licznika, na którym widać numer i stan.\n\n{firma}, {data}"
        ),
    ];

    private static async Task<Case> LetterAsync(
        EbokDb db,
        UtilityProfile utility,
        NoticeType type,
        CustomerId customer,
        DateOnly day,
        string text,
        CancellationToken cancel
    )
    {
        var term = CaseTerm.Of(utility, type.About, day);
        // The month's counter that a letter before this one has begun is in the database from here on.
        await db.SaveChangesAsync(cancel);
        var letter = new Case
        {
            Id = CaseId.New(),
            Utility = utility.Id,
            Number = await CaseNumbers.NextAsync(db, utility, day, cancel),
            Customer = customer,
            Request = Guid.NewGuid(),
            Type = type.Key,
            TypeLabel = type.Label,
            About = type.About,
            Text = text,
            CreatedAt = At(day),
            CreatedOn = day,
            State = CaseState.New,
            DueOn = term?.DueOn,
            DueWithInquiryOn = term?.WithInquiryOn,
            DueBasis = term?.Basis,
        };
        db.Cases.Add(letter);
        // The month's counter is stored: the next letter of the month counts on from it.
        await db.SaveChangesAsync(cancel);
        return letter;
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 20)), TimeSpan.Zero);
}
