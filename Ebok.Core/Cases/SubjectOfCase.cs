using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>What a case is about: one of the actor's own meters, invoices or contracts, or none.</summary>
internal sealed record SubjectOfCase
{
    public MeterId? Meter { get; init; }
    public InvoiceId? Invoice { get; init; }
    public ContractId? Contract { get; init; }
    public SupplyPointId? Point { get; init; }

    /// <summary>As printed on it.</summary>
    public string? Number { get; init; }

    /// <summary>The thing of that id; of none where no id is given; null where it is not there or not the actor's.</summary>
    public static async Task<SubjectOfCase?> FindAsync(
        EbokDb db,
        Actor actor,
        NoticeSubject about,
        Guid? id,
        CancellationToken cancel
    ) =>
        id is not { } given
            ? new()
            : about switch
            {
                NoticeSubject.Meter => await db.MetersOf(actor)
                    .Where(m => m.Id == new MeterId(given))
                    .Select(m => new SubjectOfCase
                    {
                        Meter = m.Id,
                        Point = m.SupplyPoint,
                        Number = m.FactoryNumber,
                    })
                    .SingleOrDefaultAsync(cancel),
                NoticeSubject.Invoice => await db.InvoicesOf(actor)
                    .Where(i => i.Id == new InvoiceId(given))
                    .Select(i => new SubjectOfCase
                    {
                        Invoice = i.Id,
                        Point = i.SupplyPoint,
                        Number = i.Number,
                    })
                    .SingleOrDefaultAsync(cancel),
                NoticeSubject.Contract => await db.ContractsOf(actor)
                    .Where(c => c.Id == new ContractId(given))
                    .Select(c => new SubjectOfCase { Contract = c.Id, Number = c.Number })
                    .SingleOrDefaultAsync(cancel),
                _ => null,
            };
}
