using System.Globalization;
using Ebok.Core.Live;
using Ebok.Core.Managers;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Managers;

/// <summary>Managers with an account (M3).</summary>
internal sealed class ManagersTable(ReadManagers read) : StaffTable<ManagerRow>
{
    public override string Caption => OperatorManagersTexts.Managers;
    public override string Page => ManagerRequestsTable.Address;
    public override string Name => "zarzadcy-konta";
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Managers];

    /// <summary>In the address of the page: this table, not the requests.</summary>
    public const string List = "zarzadcy";

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("lista"), new TextFilter("szukaj", OperatorManagersTexts.Firm)];

    public override IReadOnlyList<GridColumn<ManagerRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorManagersTexts.Firm, r => r.Firm)
            {
                Sort = "firma",
                Href = r => desk.Path($"{Page}/{r.Account.Value}"),
            },
            new(OperatorTexts.Login, r => r.Login) { Code = true },
            new(OperatorTexts.Email, r => r.Email) { Code = true, Wide = true },
            new(OperatorManagersTexts.Customers, r => r.Customers.ToString(CultureInfo.CurrentCulture))
            {
                Number = true,
            },
            new(OperatorManagersTexts.EndsOn, r => r.Blocked ? OperatorManagersTexts.Blocked : Show.Date(r.EndsOn)),
        ];

    public override Task<Page<ManagerRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => read.ListAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel);
}
