using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Customers;

/// <summary>Customers found (O4).</summary>
internal sealed class CustomersTable(FindCustomers find) : StaffTable<CustomerRow>
{
    public const string Address = "klienci";

    public override string Page => Address;
    public override string Caption => OperatorTexts.Customers;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new TextFilter("szukaj", OperatorCustomersTexts.SearchLabel, OperatorCustomersTexts.SearchHint)];

    public override IReadOnlyList<GridColumn<CustomerRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorTexts.Name, r => r.Name) { Sort = "nazwa", Href = r => desk.Path($"{Address}/{r.Id.Value}") },
            new(desk.Utility.CustomerCode.Label, r => r.Code) { Sort = "kod", Code = true },
            new(OperatorTexts.Address, r => r.Address) { Wide = true },
            new(OperatorCustomersTexts.FoundBy, r => FoundByTexts.Of(r.FoundBy)),
            new(OperatorTexts.Account, r => r.HasAccount ? OperatorTexts.Yes : OperatorTexts.No),
        ];

    public override async Task<Page<CustomerRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await find.RunAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel)).Page;
}
