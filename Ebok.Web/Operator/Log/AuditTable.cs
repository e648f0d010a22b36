using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Log;

/// <summary>The audit trail (O7). Its file is the trail's own: oldest first, with the hashes (<see cref="AuditLogEndpoints"/>).</summary>
internal sealed class AuditTable(ListAudit list) : StaffTable<AuditRow>
{
    public const string Address = "dziennik";

    public override string Page => Address;
    public override string Caption => OperatorLogTexts.Caption;
    public override StaffRole MayExport => StaffRole.Manager;
    public override bool HasOwnFile => true;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [
            new PeriodFilter(PeriodTexts.From),
            new ChoiceFilter("kto", OperatorLogTexts.Person, []),
            new ChoiceFilter("co", OperatorLogTexts.Act, [new("", OperatorLogTexts.Everything), .. Acts]),
            new TextFilter("czego", OperatorLogTexts.Subject, OperatorLogTexts.SubjectHint),
        ];

    public override IReadOnlyList<GridColumn<AuditRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorLogTexts.Number, r => r.Number.ToString(CultureInfo.InvariantCulture)) { Sort = "nr" },
            new(OperatorLogTexts.At, r => Show.Moment(r.At)),
            new(OperatorLogTexts.Person, r => r.Person ?? OperatorLogTexts.System),
            new(OperatorLogTexts.Act, r => AuditWords.Of(r.Act)),
            new(OperatorLogTexts.Subject, AuditWords.Of) { Wide = true },
            new(OperatorLogTexts.Detail, AuditWords.DetailOf) { Wide = true },
            new(OperatorLogTexts.Origin, r => r.Origin) { Code = true },
        ];

    public override async Task<Page<AuditRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => await ViewAsync(desk, query, page, cancel) is { } view ? view.Rows : new([], 1, page.Size, 0);

    /// <summary>The same with who can be asked for; null: it is not for him.</summary>
    public async Task<AuditView?> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        (await list.RunAsync(desk.Staff, FilterOf(query), query.Sort, page, cancel)).TryGet(out var view, out _)
            ? view
            : null;

    /// <summary>What the address asks for.</summary>
    public static AuditFilter FilterOf(GridQuery query) =>
        AuditLogFilter.Read(query["kto"], query["co"], query.Period, query["czego"]);

    private static IEnumerable<Choice> Acts =>
        Enum.GetValues<AuditAct>()
            .Select(act => new Choice(act.ToString(), AuditWords.Of(act)))
            .OrderBy(c => c.Text, StringComparer.CurrentCulture);
}
