using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Two letters of the demo's ordinary customer, so that Pisma shows one that was answered and one that waits.</summary>
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
        var first = await LetterAsync(db, utility, customer, Answered, "Proszę o kopię umowy na mój adres.", cancel);
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
        await LetterAsync(
            db,
            utility,
            customer,
            Waiting,
            "W piwnicy przy liczniku zbiera się woda.\n\nProszę o sprawdzenie przyłącza.",
            cancel
        );
    }

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
        CustomerId customer,
        DateOnly day,
        string text,
        CancellationToken cancel
    )
    {
        var type = utility.Notices[0];
        var term = CaseTerm.Of(utility, type.About, day);
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
        return letter;
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 20)), TimeSpan.Zero);
}
