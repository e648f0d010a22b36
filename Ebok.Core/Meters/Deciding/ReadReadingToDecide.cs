using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Meters.Usage;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Deciding;

/// <summary>A given reading with all that a clerk decides by (O3).</summary>
public sealed record ReadingToDecide
{
    /// <summary>For its address.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required GivenState Status { get; init; }

    /// <summary>Whose.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>As on his invoices.</summary>
    public required string CustomerCode { get; init; }

    /// <summary>Whose.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Numer fabryczny.</summary>
    public required string FactoryNumber { get; init; }

    /// <summary>Rodzaj in words.</summary>
    public string? MeterKind { get; init; }

    /// <summary>What flows through it.</summary>
    public required Medium Medium { get; init; }

    /// <summary>m³, GJ, kWh.</summary>
    public required string Unit { get; init; }

    /// <summary>Digits of the dial before the comma; 0: unknown.</summary>
    public required int WholeDigits { get; init; }

    /// <summary>Where the meter is.</summary>
    public required string PointAddress { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>As on the dial.</summary>
    public required decimal State { get; init; }

    /// <summary>Use since the last reading as the rules counted it.</summary>
    public decimal? Use { get; init; }

    /// <summary>What the rules asked; null: nothing.</summary>
    public ReadingQuestion? Question { get; init; }

    /// <summary>What the customer chose as the reason.</summary>
    public ReadingReason? Reason { get; init; }

    /// <summary>His words.</summary>
    public string? Note { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>By the link of a mail, without sign-in.</summary>
    public required bool ByLink { get; init; }

    /// <summary>The photo; null: none.</summary>
    public AttachmentKind? Photo { get; init; }

    /// <summary>How it stands.</summary>
    public FileState PhotoState { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>By whom; null: by the rules.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? RefusalReason { get; init; }

    /// <summary>The reading on file before that day.</summary>
    public GivenReading? Last { get; init; }

    /// <summary>Average use a day of the year before it; null: too little is known.</summary>
    public decimal? UsualPerDay { get; init; }

    /// <summary>Days since the last reading.</summary>
    public int? Days => On.DayNumber - Last?.On.DayNumber;

    /// <summary>Use a day since the last reading; null: not known.</summary>
    public decimal? PerDay => Use is { } use && Days is > 0 and var days ? use / days : null;

    /// <summary>The newest readings of the meter, newest first.</summary>
    public IReadOnlyList<ReadingRow> Readings { get; init; } = [];

    /// <summary>Its use by month.</summary>
    public UseView? History { get; init; }
}

/// <summary>Reads it for staff.</summary>
public sealed class ReadReadingToDecide(EbokStore store, ReadUse readUse)
{
    private const int NewestReadings = 12;
    private const int DaysOfUsual = 400;

    /// <summary>For every role; null where there is none of that id.</summary>
    public async Task<ReadingToDecide?> RunAsync(StaffActor staff, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await (
            from reading in db.CustomerReadings
            join meter in db.Meters on reading.Meter equals meter.Id
            join point in db.SupplyPoints on meter.SupplyPoint equals point.Id
            join customer in db.Customers on reading.Customer equals customer.Id
            where reading.Id == id
            select new
            {
                reading,
                meter,
                point.Address,
                customer.Code,
                customer.Name,
                Photo = db
                    .ReadingPhotos.Where(p => p.Reading == id)
                    .Select(p => (AttachmentKind?)p.Kind)
                    .SingleOrDefault(),
                PhotoState = (
                    from p in db.ReadingPhotos
                    join c in db.FileChecks on p.Hash equals c.Hash
                    where p.Reading == id
                    select c.State
                ).FirstOrDefault(),
                DecidedBy = db.Staff.Where(s => s.Id == reading.DecidedBy).Select(s => s.Login).SingleOrDefault(),
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (given, on) = (found.reading, found.reading.On);
        var before = await db
            .Readings.Where(r => r.Meter == given.Meter && r.On <= on && r.On >= on.AddDays(-DaysOfUsual))
            .OrderBy(r => r.On)
            .Select(r => new GivenReading(r.On, r.State))
            .ToListAsync(cancel);
        var newest = await db
            .Readings.Where(r => r.Meter == given.Meter)
            .OrderByDescending(r => r.On)
            .Take(NewestReadings)
            .Select(r => new ReadingRow(r.Id, r.On, r.State, r.Use, r.Source, r.ReadBy))
            .ToListAsync(cancel);
        // As its customer sees it.
        var asCustomer = new Actor(staff.Utility, default, given.Customer, WholeCustomer: true);
        return new()
        {
            Id = id,
            Status = given.Status,
            Customer = given.Customer,
            CustomerCode = found.Code,
            CustomerName = found.Name,
            FactoryNumber = found.meter.FactoryNumber,
            MeterKind = found.meter.Kind,
            Medium = found.meter.Medium,
            Unit = found.meter.Unit,
            WholeDigits = found.meter.WholeDigits,
            PointAddress = found.Address,
            On = on,
            State = given.State,
            Use = given.Use,
            Question = given.Question,
            Reason = given.Reason,
            Note = given.Note,
            GivenAt = given.GivenAt,
            ByLink = given.Link is not null,
            Photo = found.Photo,
            PhotoState = found.PhotoState,
            DecidedAt = given.DecidedAt,
            DecidedBy = found.DecidedBy,
            RefusalReason = given.RefusalReason,
            // On its own day stands what the billing system took over from it.
            Last =
                before.FindLast(r => r.On < on)
                ?? newest.Where(r => r.On < on).Select(r => new GivenReading(r.On, r.State)).FirstOrDefault(),
            UsualPerDay = MeterFactsQuery.UsualPerDay([.. before.Where(r => r.On < on)]),
            Readings = newest,
            History = await readUse.RunAsync(asCustomer, given.Meter, cancel),
        };
    }
}
