using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator;

/// <summary>The queue of registrations (O1): the pattern of every list of staff.</summary>
internal sealed class RegistrationsTable(ListRegistrations list) : StaffTable<RegistrationRow>
{
    public const string Address = "rejestracje";

    public override string Page => Address;
    public override string Caption => OperatorTexts.Registrations;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Registrations];

    public override Guid IdOf(RegistrationRow row) => row.Id.Value;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [
            new KeptFilter("stan"),
            new TextFilter("szukaj", OperatorTexts.SearchRegistrations),
            new PeriodFilter(OperatorTexts.SubmittedFrom),
        ];

    public override IReadOnlyList<GridColumn<RegistrationRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorTexts.Who, r => r.Name) { Href = r => desk.Path($"{Address}/{r.Id.Value}") },
            new(desk.Utility.CustomerCode.Label, r => r.Code) { Code = true },
            new(OperatorTexts.Email, r => r.Email)
            {
                Sort = "email",
                Code = true,
                Wide = true,
            },
            new(OperatorTexts.SubmittedAt, r => Show.Moment(r.SubmittedAt)) { Sort = "data" },
            new(OperatorTexts.Comparison, Compared)
            {
                Badge = r =>
                    !r.Found ? BadgeKind.Bad
                    : r.Differences > 0 ? BadgeKind.Warn
                    : BadgeKind.Ok,
            },
        ];

    public override async Task<Page<RegistrationRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Registrations;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<RegistrationsView> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        list.RunAsync(
            desk.Staff,
            new(StateTexts.Read(query["stan"]), query["szukaj"], query.Period.Period.From, query.Period.Period.To),
            query.Sort,
            page,
            cancel
        );

    private static string Compared(RegistrationRow row) =>
        !row.Found ? OperatorTexts.NotFoundOnFile
        : row.Differences > 0 ? Show.Text(OperatorTexts.Differences, row.Differences)
        : OperatorTexts.AllSame;
}
