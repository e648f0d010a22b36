using Ebok.Core.Content;
using Ebok.Core.Customers;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Undo;

/// <summary>What imports fill, in the order in which it may be deleted: what points at a row goes before it.</summary>
internal static class TracedTables
{
    internal static readonly IReadOnlyList<Type> All =
    [
        typeof(InvoiceBody),
        typeof(Invoice),
        typeof(LedgerEntry),
        typeof(Reading),
        typeof(Meter),
        typeof(SupplyPoint),
        typeof(Contract),
        typeof(Customer),
        typeof(Document),
        typeof(Article),
    ];

    private static readonly Dictionary<Type, Type> OfIds = new()
    {
        [typeof(InvoiceId)] = typeof(Invoice),
        [typeof(LedgerEntryId)] = typeof(LedgerEntry),
        [typeof(ReadingId)] = typeof(Reading),
        [typeof(MeterId)] = typeof(Meter),
        [typeof(SupplyPointId)] = typeof(SupplyPoint),
        [typeof(ContractId)] = typeof(Contract),
        [typeof(CustomerId)] = typeof(Customer),
        [typeof(DocumentId)] = typeof(Document),
        [typeof(ArticleId)] = typeof(Article),
    };

    /// <summary>What a column of this type points at; null: at nothing that imports fill.</summary>
    internal static Type? OfId(Type id) => OfIds.GetValueOrDefault(Nullable.GetUnderlyingType(id) ?? id);

    internal static bool Has(Type entity) => All.Contains(entity);
}
