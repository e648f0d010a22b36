using Ebok.Core.Mail.Templates;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Templates;

/// <summary>Mails and their faults, in words.</summary>
internal static class TemplateWords
{
    /// <summary>What may stand within a text, beside the lines of the portal.</summary>
    public const string General = "{biuro}, {firma}, {telefon}, {e-mail}";

    /// <summary>A mail.</summary>
    public static string Of(MailKind kind) =>
        OperatorTemplatesTexts.ResourceManager.GetString($"Kind_{kind}", OperatorTemplatesTexts.Culture)!;

    /// <summary>What is wrong.</summary>
    public static string Of(MailWordsProblem problem) =>
        Show.Text(
            OperatorTemplatesTexts.ResourceManager.GetString($"Fault_{problem.Fault}", OperatorTemplatesTexts.Culture)!,
            $"{{{problem.Word}}}"
        );
}
