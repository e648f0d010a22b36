using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters;

/// <summary>A contract.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Number">As printed.</param>
/// <param name="SellerNip">Which of the utility's companies; empty where not known.</param>
/// <param name="ConcludedOn">Day of conclusion.</param>
/// <param name="EndsOn">Last day; null for an indefinite time.</param>
/// <param name="Subject">Przedmiot umowy.</param>
/// <param name="Tariff">Taryfa.</param>
/// <param name="Text">Its text as a document, where there is one.</param>
/// <param name="Meters">How many meters of the actor's are under it.</param>
public sealed record ContractRow(
    ContractId Id,
    string Number,
    string SellerNip,
    DateOnly? ConcludedOn,
    DateOnly? EndsOn,
    string? Subject,
    string? Tariff,
    DocumentId? Text,
    int Meters
);

/// <summary>Wykaz umów i liczników: the actor's contracts, and one of them (K9).</summary>
public sealed class ListContracts(EbokStore store)
{
    /// <summary>One page of them, the latest first.</summary>
    public async Task<Page<ContractRow>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var contracts = db.ContractsOf(actor);
        var total = await contracts.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await Rows(
                db,
                actor,
                contracts.OrderByDescending(c => c.ConcludedOn).ThenBy(c => c.Number).Skip(skip).Take(size)
            )
            .ToListAsync(cancel);
        return new(rows, number, size, total);
    }

    internal static IQueryable<ContractRow> Rows(EbokDb db, Actor actor, IQueryable<Contract> contracts)
    {
        var meters =
            from meter in db.MetersOf(actor)
            join point in db.PointsOf(actor) on meter.SupplyPoint equals point.Id
            select point.Contract;
        return contracts.Select(c => new ContractRow(
            c.Id,
            c.Number,
            c.SellerNip,
            c.ConcludedOn,
            c.EndsOn,
            c.Subject,
            c.Tariff,
            c.Text,
            meters.Count(contract => contract == c.Id)
        ));
    }
}

/// <summary>One contract; its meters come from <see cref="ListMeters"/>.</summary>
public sealed class ReadContract(EbokStore store)
{
    /// <summary>The contract, or null where it is not there or not the actor's.</summary>
    public async Task<ContractRow?> RunAsync(Actor actor, ContractId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        return await ListContracts
            .Rows(db, actor, db.ContractsOf(actor).Where(c => c.Id == id))
            .SingleOrDefaultAsync(cancel);
    }
}
