using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Cases;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>The staff's side of cases in words, and what the buttons of its forms are called.</summary>
internal static class CaseDeskLabels
{
    public const string Take = "wez";
    public const string GiveBack = "oddaj";
    public const string Assign = "przydziel";
    public const string Begin = "w-toku";
    public const string Close = "zamknij";
    public const string Reopen = "otworz";
    public const string Insert = "wstaw";
    public const string Send = "wyslij";

    /// <summary>What a button asks for with several cases; null: none of ours.</summary>
    public static CaseWork? ActOf(string? button) =>
        button switch
        {
            Take => CaseWork.Take,
            Close => CaseWork.Close,
            Assign => CaseWork.Assign,
            _ => null,
        };

    /// <summary>Why not, and what to do.</summary>
    public static string Of(Refusal refusal) =>
        refusal switch
        {
            HeldByAnother held => Show.Text(
                CaseDeskTexts.HeldByAnother,
                held.By ?? CaseDeskTexts.SomebodyGone,
                Show.Moment(held.At)
            ),
            NotOfYourRole => OperatorTexts.NotOfYourRole,
            CaseClosed => CaseDeskTexts.IsClosed,
            NoSuchColleague => CaseDeskTexts.NoSuchColleague,
            TextMissing => CaseDeskTexts.WriteSomething,
            TextTooLong => CaseLabels.Of(refusal),
            BadAttachments => CaseTexts.BadAttachments,
            TemplateNameMissing => CaseDeskTexts.TemplateNameMissing,
            UnknownGap unknown => Show.Text(CaseDeskTexts.UnknownGap, unknown.Gap, string.Join(", ", TemplateGaps.All)),
            ChangedMeanwhile => CaseDeskTexts.ChangedMeanwhile,
            _ => CaseDeskTexts.GoneMeanwhile,
        };
}
