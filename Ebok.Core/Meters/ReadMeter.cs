using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters;

/// <summary>A meter and one page of its readings.</summary>
public sealed record MeterView
{
    /// <summary>For the address.</summary>
    public required MeterId Id { get; init; }

    /// <summary>Numer fabryczny.</summary>
    public required string FactoryNumber { get; init; }

    /// <summary>Rodzaj in words.</summary>
    public string? Kind { get; init; }

    /// <summary>What flows through it.</summary>
    public required Medium Medium { get; init; }

    /// <summary>m³, GJ, kWh.</summary>
    public required string Unit { get; init; }

    /// <summary>Zamontowany.</summary>
    public DateOnly? InstalledOn { get; init; }

    /// <summary>Zdemontowany.</summary>
    public DateOnly? RemovedOn { get; init; }

    /// <summary>Legalizacja ważna do.</summary>
    public DateOnly? LegalisedUntil { get; init; }

    /// <summary>How the legalisation stands today.</summary>
    public required LegalisationState Legalisation { get; init; }

    /// <summary>Days from today to <see cref="LegalisedUntil"/>; negative when past.</summary>
    public int? LegalisationDays { get; init; }

    /// <summary>Code of the supply point.</summary>
    public required string PointCode { get; init; }

    /// <summary>Where it is.</summary>
    public required string PointAddress { get; init; }

    /// <summary>Obiekt, in words.</summary>
    public string? PointObject { get; init; }

    /// <summary>The contract, where the point names it.</summary>
    public ContractId? Contract { get; init; }

    /// <summary>Its number.</summary>
    public string? ContractNumber { get; init; }

    /// <summary>Readings, newest first.</summary>
    public required Page<ReadingRow> Readings { get; init; }
}

/// <summary>A row of a meter's readings.</summary>
/// <param name="Id">For the address.</param>
/// <param name="On">Day.</param>
/// <param name="State">Stan, in the meter's unit.</param>
/// <param name="Use">Zużycie since the reading before; null for the first.</param>
/// <param name="Source">Who or what read it.</param>
/// <param name="ReadBy">Who, in words.</param>
public sealed record ReadingRow(
    ReadingId Id,
    DateOnly On,
    decimal State,
    decimal? Use,
    ReadingSource Source,
    string? ReadBy
);

/// <summary>Podgląd licznika: a meter and its readings (K9).</summary>
public sealed class ReadMeter(EbokStore store, TimeProvider clock)
{
    /// <summary>The meter, or null where it is not there or not the actor's.</summary>
    public async Task<MeterView?> RunAsync(Actor actor, MeterId id, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var found = await (
            from meter in db.MetersOf(actor)
            join point in db.PointsOf(actor) on meter.SupplyPoint equals point.Id
            join contract in db.ContractsOf(actor) on point.Contract equals contract.Id into contracts
            from contract in contracts.DefaultIfEmpty()
            where meter.Id == id
            select new
            {
                meter,
                point,
                Number = contract.Number,
                Readings = db.ReadingsOf(actor).Count(r => r.Meter == id),
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (number, size, skip) = page.Within(found.Readings);
        var readings = await db.ReadingsOf(actor)
            .Where(r => r.Meter == id)
            .OrderByDescending(r => r.On)
            .Skip(skip)
            .Take(size)
            .Select(r => new ReadingRow(r.Id, r.On, r.State, r.Use, r.Source, r.ReadBy))
            .ToListAsync(cancel);
        var today = clock.Today();
        return new()
        {
            Id = id,
            FactoryNumber = found.meter.FactoryNumber,
            Kind = found.meter.Kind,
            Medium = found.meter.Medium,
            Unit = found.meter.Unit,
            InstalledOn = found.meter.InstalledOn,
            RemovedOn = found.meter.RemovedOn,
            LegalisedUntil = found.meter.LegalisedUntil,
            Legalisation = Legalisations.Of(found.meter.LegalisedUntil, found.meter.RemovedOn, today),
            LegalisationDays = found.meter.LegalisedUntil?.DayNumber - today.DayNumber,
            PointCode = found.point.Code,
            PointAddress = found.point.Address,
            PointObject = found.point.Object,
            Contract = found.Number is null ? null : found.point.Contract,
            ContractNumber = found.Number,
            Readings = new(readings, number, size, found.Readings),
        };
    }
}
