using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Mail;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Years of work of a large utility's clerks, so that their lists can be measured (<c>bench --search</c>): of each
/// hundred rows one waits, the others are done. The same for the same customers.</summary>
public sealed class FillStaffWork(EbokStore store)
{
    private const int AtOnce = 2_000;
    private const int AMonthOfAttempts = 100_000;
    private static readonly DateTimeOffset LastDay = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Adds that many rows to each list, once; none to readings where there are no meters.</summary>
    /// <param name="utility">Whose; its customers are there.</param>
    /// <param name="rows">Of each list.</param>
    /// <param name="cancel">Gives up between two pieces.</param>
    public async Task RunAsync(UtilityProfile utility, int rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (await IsThereAsync(utility, rows, cancel))
            return;
        var (customers, meters, invoices) = await WhoAsync(utility, rows, cancel);
        if (customers.Count == 0)
            throw new InvalidOperationException("there are no customers to work for");
        for (var first = 0; first < rows; first += AtOnce)
        {
            var piece = Enumerable.Range(first, Math.Min(AtOnce, rows - first)).ToList();
            await store.WriteAsync(
                utility.Id,
                async db =>
                {
                    var end = await db.AuditHead.SingleAsync(cancel);
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    foreach (var i in piece)
                    {
                        var customer = customers[i % customers.Count];
                        db.AddRange(Of(i, utility, customer));
                        db.Add(NextRecord(end, i, utility.Id));
                        if (i < meters.Count)
                            db.Add(Reading(i, utility.Id, meters[i]));
                    }
                    db.Update(end);
                    await db.SaveChangesAsync(cancel);
                },
                cancel
            );
        }
        await store.CountAnewAsync(cancel);
        // Invoices that found nobody: some of those that are there.
        foreach (var some in invoices.Chunk(AtOnce / 4))
            await store.WriteAsync(
                utility.Id,
                db =>
                    db.Invoices.Where(i => some.Contains(i.Id))
                        .ExecuteUpdateAsync(set => set.SetProperty(i => i.Customer, (CustomerId?)null), cancel),
                cancel
            );
    }

    private async Task<bool> IsThereAsync(UtilityProfile utility, int rows, CancellationToken cancel)
    {
        await using var db = store.Read(utility.Id);
        // Unmatched invoices come last.
        return await db.Cases.CountAsync(cancel) >= rows && await db.Invoices.AnyAsync(i => i.Customer == null, cancel);
    }

    private async Task<(
        List<(CustomerId Id, string Code, string Name)>,
        List<(MeterId Meter, CustomerId Customer)>,
        List<InvoiceId>
    )> WhoAsync(UtilityProfile utility, int rows, CancellationToken cancel)
    {
        await using var db = store.Read(utility.Id);
        var customers = await db
            .Customers.OrderBy(c => c.Code)
            .Take(rows)
            .Select(c => new ValueTuple<CustomerId, string, string>(c.Id, c.Code, c.Name))
            .ToListAsync(cancel);
        var meters = await db
            .Meters.OrderBy(m => m.Id)
            .Take(rows)
            .Select(m => new ValueTuple<MeterId, CustomerId>(m.Id, m.Customer))
            .ToListAsync(cancel);
        var invoices = await db.Invoices.OrderBy(i => i.Id).Take(rows / 100).Select(i => i.Id).ToListAsync(cancel);
        return (customers, meters, invoices);
    }

    private static bool Waits(int i) => i % 100 == 0;

    private static DateTimeOffset At(int i) => LastDay.AddMinutes(-7 * i);

    private static IEnumerable<object> Of(
        int i,
        UtilityProfile utility,
        (CustomerId Id, string Code, string Name) customer
    )
    {
        var (at, id) = (At(i), utility.Id);
        var n = i.ToString("0000000", CultureInfo.InvariantCulture);
        yield return new RegistrationRequest
        {
            Id = RegistrationId.New(),
            Utility = id,
            State =
                Waits(i) ? RegistrationState.BeingChecked
                : i % 100 == 1 ? RegistrationState.LetterToPrint
                : RegistrationState.Active,
            Values = new RegistrationValues
            {
                Fields = new()
                {
                    [FieldKey.CustomerCode] = customer.Code,
                    [FieldKey.BuyerName] = customer.Name,
                    [FieldKey.Email] = $"klient{n}@poczta.example",
                },
                Words = [],
                TermsVersion = "2026-01",
            }.ToJson(),
            Login = customer.Code,
            Email = $"klient{n}@poczta.example",
            Customer = customer.Id,
            SubmittedAt = at,
            ConfirmedAt = at,
            DecidedAt = Waits(i) ? null : at.AddHours(3),
            Origin = $"192.0.2.{i % 250}",
        };
        yield return new OutgoingMail
        {
            Id = MailId.New(),
            Utility = id,
            To = $"klient{n}@poczta.example",
            Subject = $"Nowa faktura {n}",
            Body = null,
            CreatedAt = at,
            DueAt = at,
            DoneAt = at,
            State = Waits(i) ? MailState.Failed : MailState.Sent,
        };
        var letter = new Case
        {
            Id = CaseId.New(),
            Utility = id,
            Number = $"OK/{n}",
            Customer = customer.Id,
            Request = Guid.NewGuid(),
            Type = "reklamacja",
            TypeLabel = "Reklamacja",
            About = NoticeSubject.Invoice,
            Text = $"Proszę o sprawdzenie faktury {n}.",
            CreatedAt = at,
            CreatedOn = WarsawTime.DayOf(at),
            DueOn = WarsawTime.DayOf(at).AddDays(14),
            State = Waits(i) ? CaseState.New : CaseState.Closed,
            AnsweredAt = Waits(i) ? null : at.AddDays(2),
        };
        yield return letter;
        yield return new DataChange
        {
            Id = DataChangeId.New(),
            Utility = id,
            Customer = customer.Id,
            Account = AccountId.New(),
            Case = letter.Id,
            Number = letter.Number,
            Declaration = "Oświadczam, że dane są prawdziwe.",
            SentAt = at,
            State = Waits(i) ? DataChangeState.Waiting : DataChangeState.Billed,
            DecidedAt = Waits(i) ? null : at.AddDays(1),
        };
        yield return new OnlinePayment
        {
            Id = OnlinePaymentId.New(),
            Utility = id,
            Customer = customer.Id,
            Account = AccountId.New(),
            SellerNip = utility.Companies[0].Nip,
            Number = $"EP-{n}",
            Request = Guid.NewGuid(),
            Amount = Money.FromZloty(20 + i % 300),
            State = Waits(i) ? OnlinePaymentState.Unclear : OnlinePaymentState.Paid,
            CreatedAt = at,
        };
        yield return new BankEntry
        {
            Id = BankEntryId.New(),
            Utility = id,
            Key = n,
            Account = "54999900010000000000000006",
            Statement = $"{at:MM/yyyy}",
            File = $"wyciag-{at:yyyyMMdd}.sta",
            Line = i % 500 + 1,
            On = WarsawTime.DayOf(at),
            Amount = Money.FromZloty(20 + i % 300),
            Currency = "PLN",
            Reference = n,
            PayerAccount = "",
            Payer = customer.Name,
            Title = $"Opłata za wodę {customer.Code} {n}",
            State = Waits(i) ? BankEntryState.Unallocated : BankEntryState.Allocated,
            ImportedAt = at,
        };
        yield return new Attempt
        {
            Id = Guid.CreateVersion7(),
            Utility = id,
            Kind = AttemptKind.Registration,
            // Kept a month.
            At = LastDay.AddSeconds(-25 * (i % AMonthOfAttempts)),
            Succeeded = !Waits(i),
            Target = customer.Code,
            Origin = $"192.0.2.{i % 250}",
        };
    }

    private static CustomerReading Reading(int i, UtilityId utility, (MeterId Meter, CustomerId Customer) meter) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = utility,
            Customer = meter.Customer,
            Meter = meter.Meter,
            Request = Guid.NewGuid(),
            Period = WarsawTime.DayOf(At(i)),
            On = WarsawTime.DayOf(At(i)),
            State = 100 + i % 900,
            Use = i % 30,
            GivenAt = At(i),
            Status = Waits(i) ? GivenState.New : GivenState.Accepted,
        };

    private static AuditRecord NextRecord(AuditHead end, int i, UtilityId utility)
    {
        var unhashed = new AuditRecord
        {
            Number = ++end.Number,
            At = At(i),
            Utility = utility,
            Act = AuditAct.CaseAnswered,
            Target = Guid.NewGuid(),
            Origin = $"192.0.2.{i % 250}",
            Hash = [],
        };
        return unhashed with { Hash = end.Hash = AuditChain.HashOf(end.Hash, unhashed) };
    }
}
