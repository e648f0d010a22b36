using Ebok.Core.Customers;
using Ebok.Core.DataChanges;
using Ebok.Core.Exports;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.DataChanges;

/// <summary>Changes of data and exports as the use cases leave them.</summary>
internal static class GivenDataChanges
{
    public static DataChange Change(
        Core.Cases.Case letter,
        Customer customer,
        DataChangeState state = DataChangeState.Waiting
    ) =>
        new()
        {
            Id = DataChangeId.New(),
            Utility = letter.Utility,
            Customer = customer.Id,
            Account = AccountId.New(),
            Case = letter.Id,
            Number = letter.Number,
            Declaration = "Oświadczam, że dane są prawidłowe.",
            SentAt = letter.CreatedAt,
            State = state,
            DecidedAt = state == DataChangeState.Waiting ? null : letter.CreatedAt.AddDays(1),
        };

    public static DataChangeItem Item(DataChange change, DataField field, string? old, string? wanted) =>
        new()
        {
            Change = change.Id,
            Field = field,
            Utility = change.Utility,
            Old = old,
            New = wanted,
            AtDecision = old,
        };

    public static Export Export(UtilityId utility, int number, ExportKind kind = ExportKind.Cases) =>
        new()
        {
            Id = ExportId.New(),
            Utility = utility,
            Kind = kind,
            Number = number,
            TakenAt = Given.Imported,
            Rows = 1,
            WrittenAt = Given.Imported,
        };
}
