using System.Globalization;
using Ebok.Core.Live;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Mail;

/// <summary>The outgoing mail, without what it says (O6).</summary>
internal sealed class MailsTable(ListMails list) : StaffTable<MailRow>
{
    public const string Address = "poczta";

    public override string Page => Address;
    public override string Caption => OperatorMailTexts.Title;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Mail];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [
            new KeptFilter("stan"),
            new TextFilter("szukaj", Sees(desk) ? OperatorMailTexts.SearchLabel : OperatorMailTexts.SearchSubject),
        ];

    public override IReadOnlyList<GridColumn<MailRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorMailTexts.Subject, r => r.Subject) { Sort = "temat" },
            new(OperatorMailTexts.To, r => r.To) { Code = true, Wide = true },
            new(OperatorMailTexts.CreatedAt, r => Show.Moment(r.CreatedAt)) { Sort = "data" },
            new(OperatorMailTexts.State, r => MailLabels.Of(r.State)) { Badge = r => MailLabels.KindOf(r.State) },
            new(OperatorMailTexts.Attempts, r => r.Attempts.ToString(CultureInfo.CurrentCulture))
            {
                Sort = "proby",
                Number = true,
            },
            new(OperatorMailTexts.Details, DetailsOf) { Wide = true },
            new(OperatorMailTexts.SendAgain, _ => null)
            {
                Post = r => Sees(desk) && r.MaySendAgain ? desk.Path($"{Address}/{r.Id.Value}/ponow") : null,
                PageOnly = true,
            },
        ];

    public override async Task<Page<MailRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Mails;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<MailsView> ViewAsync(OperatorDesk desk, GridQuery query, PageRequest page, CancellationToken cancel) =>
        list.RunAsync(desk.Staff, StateOf(query), query["szukaj"], query.Sort, page, cancel);

    /// <summary>Null: all.</summary>
    public static MailState? StateOf(GridQuery query) =>
        Enum.TryParse<MailState>(query["stan"], out var read) && Enum.IsDefined(read) ? read : null;

    private static bool Sees(OperatorDesk desk) => desk.Staff.Is(StaffRole.Clerk);

    private static string DetailsOf(MailRow row)
    {
        var kind = row.HoldsCode
            ? Show.Text(OperatorMailTexts.KindCode, Show.Moment(row.ExpiresAt))
            : OperatorMailTexts.KindNotice;
        var when = row.State switch
        {
            MailState.Sent => Show.Text(OperatorMailTexts.SentAt, Show.Moment(row.DoneAt)),
            MailState.Waiting => Show.Text(OperatorMailTexts.NextAt, Show.Moment(row.NextAt)),
            _ => Show.Text(OperatorMailTexts.GivenUpAt, Show.Moment(row.DoneAt)),
        };
        return string.Join(" · ", new[] { kind, when, row.Failure }.OfType<string>());
    }
}
