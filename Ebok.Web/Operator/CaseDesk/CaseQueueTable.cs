using Ebok.Core.Cases.Desk;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Web.Cases;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>Letters, applications, notices, complaints (O2): what is due first comes first.</summary>
internal sealed class CaseQueueTable(ListStaffCases list) : StaffTable<StaffCaseRow>
{
    public const string Address = "sprawy";

    public override string Page => Address;
    public override string Caption => CaseDeskTexts.Queue;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Cases];

    /// <summary>Where they stand, in the address and in words; the first without a choice.</summary>
    public static IReadOnlyList<(string Slug, CaseStage Stage, string Text)> Stages =>
        [
            ("otwarte", CaseStage.Open, CaseDeskTexts.StageOpen),
            ("odpowiedziane", CaseStage.Answered, CaseDeskTexts.StageAnswered),
            ("zamkniete", CaseStage.Closed, CaseDeskTexts.StageClosed),
            ("wszystkie", CaseStage.Any, CaseDeskTexts.StageAny),
        ];

    private static IReadOnlyList<(string Slug, CaseHolder Holder, string Text)> Holders =>
        [
            ("", CaseHolder.Anybody, CaseDeskTexts.HolderAnybody),
            ("moje", CaseHolder.Me, CaseDeskTexts.HolderMe),
            ("niczyje", CaseHolder.Nobody, CaseDeskTexts.HolderNobody),
            ("innych", CaseHolder.Colleagues, CaseDeskTexts.HolderColleagues),
        ];

    public override Guid IdOf(StaffCaseRow row) => row.Id.Value;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [
            new KeptFilter("stan"),
            new TextFilter("szukaj", CaseDeskTexts.Search),
            new ChoiceFilter(
                "rodzaj",
                CaseTexts.Type,
                [new("", CaseDeskTexts.AnyType), .. desk.Utility.Notices.Select(n => new Choice(n.Key, n.Label))]
            ),
            new ChoiceFilter("kto", CaseDeskTexts.Holder, [.. Holders.Select(h => new Choice(h.Slug, h.Text))]),
            new ChoiceFilter(
                "termin",
                CaseDeskTexts.Term,
                [new("", CaseDeskTexts.AnyTerm), new("po", CaseDeskTexts.OnlyLate)]
            ),
        ];

    public override IReadOnlyList<GridColumn<StaffCaseRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(CaseTexts.Number, r => r.Number) { Sort = "numer", Href = r => desk.Path($"{Address}/{r.Id.Value}") },
            new(CaseTexts.Type, r => r.TypeLabel) { Sort = "rodzaj", Wide = true },
            new(CaseDeskTexts.From, r => r.Customer ?? CaseDeskTexts.Stranger) { Wide = true },
            new(CaseDeskTexts.Came, r => Show.Date(r.CreatedOn)) { Sort = "data" },
            new(CaseDeskTexts.Term, r => TermLabels.Of(r.Term) ?? (r.DueOn is { } due ? Show.Date(due) : null))
            {
                Sort = "termin",
                Badge = r => TermLabels.KindOf(r.Term),
            },
            new(CaseTexts.State, r => CaseLabels.Of(r.State))
            {
                Sort = "stan",
                Badge = r => CaseLabels.KindOf(r.State),
            },
            new(CaseDeskTexts.Holder, r => r.IsMine ? Show.Text(CaseDeskTexts.MineOf, r.TakenBy) : r.TakenBy),
        ];

    public override Task<Page<StaffCaseRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    )
    {
        var holder = Holders.FirstOrDefault(h => h.Slug == query["kto"], Holders[0]).Holder;
        return list.RunAsync(
            desk.Staff,
            new(StageOf(query), holder, query["rodzaj"], query["szukaj"], query["termin"] == "po"),
            query.Sort,
            page,
            cancel
        );
    }

    public static CaseStage StageOf(GridQuery query) =>
        Stages.FirstOrDefault(s => s.Slug == query["stan"], Stages[0]).Stage;
}
