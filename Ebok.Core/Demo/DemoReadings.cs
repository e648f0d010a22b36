using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Readings that customers of the demo gave: three wait for a clerk, two of them with a photo, one is accepted,
/// one refused. Of the family's and the manager's meters: the ordinary customer can still give his own.</summary>
internal static class DemoReadings
{
    private static readonly Sample[] Samples =
    [
        new(ReadingQuestion.UnusuallyHigh, ReadingReason.ReallyUsed, GivenState.New, 260, WithPhoto: true)
        {
            Note = "We wrześniu pękła rura w ogródku, naprawiona 3 listopada.",
        },
        new(ReadingQuestion.LowerThanLast, ReadingReason.LastWasMistaken, GivenState.New, -8, WithPhoto: true),
        new(ReadingQuestion.NoUse, ReadingReason.NobodyThere, GivenState.New, 0, WithPhoto: false),
        new(null, null, GivenState.Accepted, 6, WithPhoto: false),
        new(ReadingQuestion.LowerThanLast, ReadingReason.Other, GivenState.Refused, -40, WithPhoto: false)
        {
            Note = "Tak pokazuje licznik.",
            Refusal = "Podany stan wygląda na stan innego licznika. Prosimy sprawdzić numer na liczniku.",
        },
    ];

    /// <summary>Does nothing where there are some, or the utility takes none.</summary>
    public static async Task AddAsync(
        EbokDb db,
        FileStore files,
        UtilityProfile utility,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (!utility.Readings.Enabled || await db.CustomerReadings.AnyAsync(cancel))
            return;
        var paper = DemoPaper.Of(utility);
        var meters = new List<(Meter Meter, AccountId Account)>();
        foreach (var login in (DemoLogin[])[paper.Family, paper.Manager])
        {
            var account = await db.Users.Where(a => a.UserName == login.Login).Select(a => a.Id).SingleAsync(cancel);
            var codes = login.Customers.Select(c => c.CustomerCode).ToList();
            var found = await (
                from meter in db.Meters
                join customer in db.Customers on meter.Customer equals customer.Id
                where codes.Contains(customer.Code) && meter.RemovedOn == null
                orderby customer.Code, meter.FactoryNumber
                select meter
            ).ToListAsync(cancel);
            meters.AddRange(found.Select(m => (m, new AccountId(account))));
        }
        foreach (var ((meter, account), i) in meters.Take(Samples.Length).Select((m, i) => (m, i)))
            await AddAsync(db, files, utility, meter, account, Samples[i], now.AddHours(-7 * (i + 1)), cancel);
    }

    private static async Task AddAsync(
        EbokDb db,
        FileStore files,
        UtilityProfile utility,
        Meter meter,
        AccountId account,
        Sample sample,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var last = await db
            .Readings.Where(r => r.Meter == meter.Id)
            .OrderByDescending(r => r.On)
            .Select(r => (decimal?)r.State)
            .FirstOrDefaultAsync(cancel);
        var on = WarsawTime.DayOf(at);
        var row = new CustomerReading
        {
            Id = Guid.CreateVersion7(),
            Utility = utility.Id,
            Customer = meter.Customer,
            Meter = meter.Id,
            Account = account,
            Request = Guid.NewGuid(),
            Period = MeterFactsQuery.PeriodOf(utility.Readings, on),
            On = on,
            State = Math.Max(0, decimal.Truncate(last ?? 100) + sample.Change),
            Use = sample.Change < 0 ? null : sample.Change,
            Question = sample.Question,
            Reason = sample.Reason,
            Note = sample.Note,
            GivenAt = at,
            Status = sample.Status,
            DecidedAt = sample.Refusal is null ? null : at.AddHours(3),
            RefusalReason = sample.Refusal,
        };
        db.CustomerReadings.Add(row);
        if (!sample.WithPhoto)
            return;
        using var picture = new MemoryStream(DemoDialPhoto.Of($"{(long)row.State:00000}"));
        var (hash, length) = await files.SaveAsync(picture, cancel);
        db.ReadingPhotos.Add(
            new ReadingPhoto
            {
                Reading = row.Id,
                Utility = utility.Id,
                Customer = meter.Customer,
                Kind = AttachmentKind.Png,
                Length = length,
                Hash = hash,
                At = at,
            }
        );
    }

    /// <param name="Question">What the rules asked.</param>
    /// <param name="Reason">What the customer answered.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Change">To the last state.</param>
    /// <param name="WithPhoto">Whether there is a photo.</param>
    private sealed record Sample(
        ReadingQuestion? Question,
        ReadingReason? Reason,
        GivenState Status,
        int Change,
        bool WithPhoto
    )
    {
        public string? Note { get; init; }
        public string? Refusal { get; init; }
    }
}
