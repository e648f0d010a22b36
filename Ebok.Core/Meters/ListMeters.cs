using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters;

/// <summary>A row of the meter list.</summary>
/// <param name="Id">For the address.</param>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Kind">Rodzaj in words.</param>
/// <param name="Medium">What flows through it.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="PointCode">Code of the supply point.</param>
/// <param name="PointAddress">Where it is, in one line.</param>
/// <param name="PointObject">Obiekt, in words.</param>
/// <param name="RemovedOn">Day on which it was taken away.</param>
/// <param name="LegalisedUntil">Legalizacja ważna do.</param>
/// <param name="LastReadOn">Day of the last reading.</param>
/// <param name="LastState">State of the last reading, in the unit.</param>
public sealed record MeterRow(
    MeterId Id,
    string FactoryNumber,
    string? Kind,
    Medium Medium,
    string Unit,
    string PointCode,
    string PointAddress,
    string? PointObject,
    DateOnly? RemovedOn,
    DateOnly? LegalisedUntil,
    DateOnly? LastReadOn,
    decimal? LastState
);

/// <summary>Punkty/liczniki: the actor's meters by supply point (Q3, K9).</summary>
public sealed class ListMeters(EbokStore store)
{
    /// <summary>One page of them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="contract">Only meters of this contract's points; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Page<MeterRow>> RunAsync(
        Actor actor,
        ContractId? contract,
        PageRequest page,
        CancellationToken cancel
    )
    {
        await using var db = store.Read(actor.Utility);
        var meters =
            from meter in db.MetersOf(actor)
            join point in db.PointsOf(actor) on meter.SupplyPoint equals point.Id
            where contract == null || point.Contract == contract
            select new { meter, point };
        var total = await meters.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await meters
            .OrderBy(m => m.point.Address)
            .ThenBy(m => m.point.Id)
            .ThenBy(m => m.meter.RemovedOn != null)
            .ThenBy(m => m.meter.FactoryNumber)
            .Skip(skip)
            .Take(size)
            .Select(m => new
            {
                m.meter,
                m.point,
                last = db.ReadingsOf(actor)
                    .Where(r => r.Meter == m.meter.Id)
                    .OrderByDescending(r => r.On)
                    .Select(r => new { r.On, r.State })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new(
            [
                .. rows.Select(m => new MeterRow(
                    m.meter.Id,
                    m.meter.FactoryNumber,
                    m.meter.Kind,
                    m.meter.Medium,
                    m.meter.Unit,
                    m.point.Code,
                    m.point.Address,
                    m.point.Object,
                    m.meter.RemovedOn,
                    m.meter.LegalisedUntil,
                    m.last?.On,
                    m.last?.State
                )),
            ],
            number,
            size,
            total
        );
    }
}
