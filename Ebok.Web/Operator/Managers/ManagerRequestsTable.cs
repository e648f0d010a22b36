using Ebok.Core.Live;
using Ebok.Core.Managers;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Managers;

/// <summary>Requests for a manager's account that wait, and those decided (M3, O3).</summary>
internal sealed class ManagerRequestsTable(ReadManagers read) : StaffTable<ManagerRequestRow>
{
    public const string Address = "zarzadcy";

    public override string Page => Address;
    public override string Caption => OperatorManagersTexts.Requests;
    public override string Name => "zarzadcy-zgloszenia";
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Managers];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("lista"), new TextFilter("szukaj", OperatorManagersTexts.Search)];

    public override IReadOnlyList<GridColumn<ManagerRequestRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorManagersTexts.Firm, r => r.Firm)
            {
                Sort = "firma",
                Href = r => desk.Path($"{Address}/zgloszenia/{r.Id.Value}"),
            },
            new(OperatorTexts.Email, r => r.Email) { Code = true, Wide = true },
            new(OperatorTexts.SubmittedAt, r => Show.Moment(r.SubmittedAt)) { Sort = "data" },
            new(OperatorManagersTexts.State, r => ManagerLabels.Of(r.State))
            {
                Badge = r => ManagerLabels.KindOf(r.State),
            },
        ];

    public override Task<Page<ManagerRequestRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => read.RequestsAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel);
}
