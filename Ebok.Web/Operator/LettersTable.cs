using Ebok.Core.Letters;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator;

/// <summary>Letters to print and to send (K3).</summary>
internal sealed class LettersTable(ListLetters list) : StaffTable<LetterRow>
{
    public const string Address = "listy";

    /// <summary>In the address: those to send, not those to print.</summary>
    public const string Printed = "wydrukowane";

    /// <summary>In the address: those to print, as it is without a choice too.</summary>
    public const string ToPrint = "do-druku";

    public override string Page => Address;
    public override string Caption => OperatorTexts.Letters;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Registrations];

    public override Guid IdOf(LetterRow row) => row.Registration.Value;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorTexts.SearchLetters)];

    public override IReadOnlyList<GridColumn<LetterRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorTexts.Name, r => r.Name)
            {
                Sort = "nazwa",
                Href = r => desk.Path($"{RegistrationsTable.Address}/{r.Registration.Value}"),
            },
            new(desk.Utility.CustomerCode.Label, r => r.Code) { Sort = "kod", Code = true },
            new(
                IsPrinted(query) ? OperatorTexts.LetterPrintedAt : OperatorTexts.ApprovedAt,
                r => Show.Moment(r.PrintedAt ?? r.DecidedAt)
            )
            {
                Sort = "data",
            },
            .. MayPrint(desk) ? Buttons(desk, IsPrinted(query)) : [],
        ];

    public override async Task<Page<LetterRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Letters;

    /// <summary>The same with how many there are in each tab.</summary>
    public Task<LettersView> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, IsPrinted(query), query["szukaj"], query.Sort, page, cancel);

    public static bool IsPrinted(GridQuery query) => query["stan"] == Printed;

    public static bool MayPrint(OperatorDesk desk) => desk.Staff.Is(StaffRole.Clerk);

    private static IEnumerable<GridColumn<LetterRow>> Buttons(OperatorDesk desk, bool printed)
    {
        yield return Button(printed ? OperatorTexts.PrintAgain : OperatorTexts.Print, "druk");
        if (printed)
            yield return Button(OperatorTexts.MarkSent, "wyslane");

        GridColumn<LetterRow> Button(string title, string act) =>
            new(title, _ => null) { Post = r => desk.Path($"{Address}/{r.Registration.Value}/{act}"), PageOnly = true };
    }
}
