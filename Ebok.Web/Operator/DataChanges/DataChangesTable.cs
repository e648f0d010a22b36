using Ebok.Core.DataChanges;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Web.DataChanges;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.DataChanges;

/// <summary>Changes of data (O3): what waits oldest first.</summary>
internal sealed class DataChangesTable(ListDataChanges list, TimeProvider clock) : StaffTable<DataChangeRow>
{
    public const string Address = "zmiany-danych";

    public override string Page => Address;
    public override string Caption => OperatorDataChangesTexts.Title;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.DataChanges];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorDataChangesTexts.Search)];

    public override IReadOnlyList<GridColumn<DataChangeRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorDataChangesTexts.Letter, r => r.Number)
            {
                Sort = "numer",
                Href = r => desk.Path($"{Address}/{r.Id.Value}"),
                Code = true,
            },
            new(OperatorTexts.Who, r => r.Name) { Wide = true },
            new(desk.Utility.CustomerCode.Label, r => r.Code) { Code = true },
            new(OperatorDataChangesTexts.What, r => DataChangeLabels.Of(desk.Utility, r.Fields)) { Wide = true },
            new(OperatorTexts.SubmittedAt, r => Show.Moment(r.SentAt)) { Sort = "data" },
            new(
                OperatorDataChangesTexts.DueOn,
                r =>
                    r.DueOn is null
                        ? null
                        : Show.Date(r.DueOn) + (IsLate(r) ? ", " + OperatorDataChangesTexts.Late : "")
            )
            {
                Badge = r => IsLate(r) ? BadgeKind.Bad : null,
            },
        ];

    public override async Task<Page<DataChangeRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Changes;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<DataChangesView> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, OperatorDataChanges.Read(query["stan"]), query["szukaj"], query.Sort, page, cancel);

    private bool IsLate(DataChangeRow row) => row.State == DataChangeState.Waiting && row.DueOn < clock.Today();
}
