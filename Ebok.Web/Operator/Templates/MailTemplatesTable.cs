using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Templates;

/// <summary>The mails and in whose words they go out (O6).</summary>
internal sealed class MailTemplatesTable(ListMailTemplates list) : StaffTable<MailTemplateRow>
{
    public const string Address = "szablony-poczty";

    public override string Page => Address;
    public override string Caption => OperatorTemplatesTexts.Caption;

    public override IReadOnlyList<GridColumn<MailTemplateRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorTemplatesTexts.Kind, r => TemplateWords.Of(r.Kind))
            {
                Href = r => desk.Path($"{Address}/{r.Kind}"),
            },
            new(OperatorTemplatesTexts.Subject, r => r.Subject) { Sort = "temat", Wide = true },
            new(
                OperatorTemplatesTexts.State,
                r => r.IsOwn ? OperatorTemplatesTexts.Own : OperatorTemplatesTexts.Default
            )
            {
                Badge = r => r.IsOwn ? BadgeKind.Info : BadgeKind.Quiet,
            },
            new(
                OperatorTemplatesTexts.Changed,
                r => r.By is null ? OperatorTemplatesTexts.Never : $"{r.By}, {Show.Moment(r.At)}"
            )
            {
                Sort = "data",
            },
        ];

    public override Task<Page<MailTemplateRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, query.Sort, page, cancel);
}
