using Ebok.Core.Live;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Readings;

/// <summary>What customers gave, in one state (O3).</summary>
internal sealed class ReadingsTable(ListReadingsToDecide list) : StaffTable<ReadingToDecideRow>
{
    public const string Address = "odczyty";

    public override string Page => Address;
    public override string Caption => OperatorReadingsTexts.Title;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Readings];

    public override Guid IdOf(ReadingToDecideRow row) => row.Id;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorReadingsTexts.Search)];

    public override IReadOnlyList<GridColumn<ReadingToDecideRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorReadingsTexts.Meter, r => r.FactoryNumber)
            {
                Href = r => desk.Path($"{Address}/{r.Id}"),
                Code = true,
            },
            new(OperatorReadingsTexts.Customer, r => r.CustomerName) { Wide = true },
            new(desk.Utility.CustomerCode.Label, r => r.CustomerCode) { Code = true },
            new(OperatorReadingsTexts.Where, r => r.PointAddress) { Wide = true },
            new(OperatorReadingsTexts.State, r => Show.Quantity(r.State, r.Unit)) { Number = true },
            new(OperatorReadingsTexts.Use, r => r.Use is { } use ? Show.Quantity(use, r.Unit) : null) { Number = true },
            new(OperatorReadingsTexts.On, r => Show.Date(r.On)) { Sort = "dzien" },
            new(OperatorReadingsTexts.Asked, r => r.Question is null ? null : GivenStates.Of(r.Question)),
            new(OperatorReadingsTexts.GivenAt, r => Show.Moment(r.GivenAt)) { Sort = "data" },
            new(OperatorReadingsTexts.Photo, r => r.HasPhoto ? OperatorReadingsTexts.WithPhoto : null),
        ];

    public override async Task<Page<ReadingToDecideRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Readings;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<ReadingsToDecide> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, GivenStates.Read(query["stan"]), query["szukaj"], query.Sort, page, cancel);
}
