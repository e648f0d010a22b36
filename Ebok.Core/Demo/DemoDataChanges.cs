using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Changes of data of the demo's customers: two that wait, one accepted, one refused; and what the ordinary one
/// said of marketing.</summary>
internal static class DemoDataChanges
{
    /// <summary>Does nothing where there are some, or the utility takes none.</summary>
    public static async Task AddAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        var fields = utility.DataChange.Fields.Select(f => f.Field).ToHashSet();
        if (!fields.Contains(DataField.Phone) || await db.DataChanges.AnyAsync(cancel))
            return;
        var paper = DemoPaper.Of(utility);
        var ordinary = paper.Ordinary.Customers[0].CustomerCode;
        var refused = await ChangeAsync(
            db,
            utility,
            ordinary,
            new(2026, 10, 20),
            DataField.Phone,
            "+48 22 000 00",
            cancel
        );
        Decide(refused, DataChangeState.Refused);
        refused.Change.RefusalReason =
            "Numer telefonu jest niepełny: brakuje cyfr. Prosimy wysłać zgłoszenie jeszcze raz.";
        Answer(db, refused, $"{DataFieldTexts.RefusedAnswer}\n\n{refused.Change.RefusalReason}");
        var accepted = await ChangeAsync(
            db,
            utility,
            ordinary,
            new(2026, 11, 9),
            DataField.Phone,
            "+48 601 000 111",
            cancel
        );
        Decide(accepted, DataChangeState.Accepted);
        Answer(db, accepted, DataFieldTexts.AcceptedAnswer);
        var family = paper.Family.Customers;
        await ChangeAsync(
            db,
            utility,
            family[0].CustomerCode,
            new(2026, 11, 17),
            DataField.Email,
            "nowy.adres@poczta.example",
            cancel
        );
        await ChangeAsync(
            db,
            utility,
            family[1].CustomerCode,
            new(2026, 11, 18),
            DataField.Street,
            "ul. Nowa 12/3",
            cancel
        );
        foreach (var (kind, given, day) in Said)
            Say(db, utility, accepted.Change, kind, given, day);
    }

    private static readonly (ConsentKind Kind, bool Given, DateOnly Day)[] Said =
    [
        (ConsentKind.MarketingObjection, true, new(2025, 3, 4)),
        (ConsentKind.MarketingObjection, false, new(2026, 5, 11)),
        (ConsentKind.Marketing, true, new(2026, 5, 11)),
    ];

    private static async Task<(DataChange Change, Case Letter, DataChangeItem Item)> ChangeAsync(
        EbokDb db,
        UtilityProfile utility,
        string code,
        DateOnly day,
        DataField field,
        string wanted,
        CancellationToken cancel
    )
    {
        var customer = await db.Customers.SingleAsync(c => c.Code == code, cancel);
        var account = await db
            .AccountCustomers.Where(a => a.Customer == customer.Id)
            .Select(a => a.Account)
            .FirstAsync(cancel);
        var item = new PlannedItem(field, customer.ValueOf(field), wanted);
        var actor = new Actor(utility.Id, account, customer.Id, WholeCustomer: true);
        var letter = await FeatureCase.OpenAsync(
            db,
            actor,
            utility,
            (CaseTypes.DataChange, utility.DataChange.LetterLabel),
            DataChangeLetter.TextOf(utility, [item]),
            Guid.NewGuid(),
            At(day),
            cancel
        );
        // The next number of the month is read from the database.
        await db.SaveChangesAsync(cancel);
        var change = new DataChange
        {
            Id = DataChangeId.New(),
            Utility = utility.Id,
            Customer = customer.Id,
            Account = account,
            Case = letter.Id,
            Number = letter.Number,
            Declaration = utility.DataChange.Declaration,
            SentAt = letter.CreatedAt,
            State = DataChangeState.Waiting,
        };
        db.DataChanges.Add(change);
        var row = new DataChangeItem
        {
            Change = change.Id,
            Field = field,
            Utility = utility.Id,
            Old = item.Old,
            New = item.New,
        };
        db.DataChangeItems.Add(row);
        return (change, letter, row);
    }

    private static void Decide((DataChange Change, Case Letter, DataChangeItem Item) one, DataChangeState state)
    {
        one.Change.State = state;
        one.Change.DecidedAt = one.Change.SentAt.AddDays(2);
        one.Item.AtDecision = one.Item.Old;
    }

    private static void Answer(EbokDb db, (DataChange Change, Case Letter, DataChangeItem Item) one, string text)
    {
        one.Letter.State = CaseState.Answered;
        one.Letter.AnsweredAt = one.Change.DecidedAt;
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = Guid.CreateVersion7(),
                Utility = one.Letter.Utility,
                Case = one.Letter.Id,
                Staff = StaffId.New(),
                Request = Guid.NewGuid(),
                Text = text,
                At = one.Change.DecidedAt!.Value,
            }
        );
    }

    private static void Say(
        EbokDb db,
        UtilityProfile utility,
        DataChange of,
        ConsentKind kind,
        bool given,
        DateOnly day
    ) =>
        MarketingConsents.Add(
            db,
            new(utility.Id, of.Account, of.Customer, WholeCustomer: true),
            utility,
            kind,
            given,
            ConsentId.New(),
            new(System.Net.IPAddress.Parse("192.0.2.44"), null),
            At(day)
        );

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(10, 40)), TimeSpan.Zero);
}
