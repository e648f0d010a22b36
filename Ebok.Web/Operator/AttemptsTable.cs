using System.Globalization;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator;

/// <summary>Who guesses (R3): by customer code or by address.</summary>
internal sealed class AttemptsTable(ListAttempts list) : StaffTable<AttemptRow>
{
    public const string Address = "proby";

    public override string Page => Address;
    public override string Caption => OperatorTexts.AttemptsTitle;

    /// <summary>In the address: by address of origin, not by code.</summary>
    public const string ByOrigin = "adres";

    /// <summary>Days that can be chosen; the first without a choice.</summary>
    public static IReadOnlyList<int> Spans { get; } = [1, 7, 30];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("dni"), new KeptFilter("wedlug"), new TextFilter("szukaj", OperatorTexts.AttemptsSearch)];

    public override IReadOnlyList<GridColumn<AttemptRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(IsByOrigin(query) ? OperatorTexts.Origin : desk.Utility.CustomerCode.Label, r => r.Key ?? Show.Nothing)
            {
                Code = true,
            },
            new(OperatorTexts.Failed, r => r.Failed.ToString(CultureInfo.CurrentCulture))
            {
                Sort = "nieudane",
                Number = true,
            },
            new(OperatorTexts.Last, r => Show.Moment(r.Last)) { Sort = "ostatnia" },
        ];

    public override Task<Page<AttemptRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, DaysOf(query), IsByOrigin(query), query["szukaj"], query.Sort, page, cancel);

    public static bool IsByOrigin(GridQuery query) => query["wedlug"] == ByOrigin;

    public static int DaysOf(GridQuery query) =>
        Spans.FirstOrDefault(s => s.ToString(CultureInfo.InvariantCulture) == query["dni"], Spans[0]);
}
