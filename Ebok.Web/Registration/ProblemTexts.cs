using Ebok.Core.Registration;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Ebok.Web.Ui;

namespace Ebok.Web.Registration;

/// <summary>What is wrong with a field, what to do about it.</summary>
internal static class ProblemTexts
{
    public static string Of(FieldProblem problem, FormField field, UtilityProfile utility) =>
        problem.Kind switch
        {
            FieldProblemKind.Missing => Show.Text(RegistrationTexts.Missing, field.Label),
            FieldProblemKind.MustAccept => Show.Text(RegistrationTexts.MustAccept, field.Label),
            FieldProblemKind.CodePattern => Show.Text(
                RegistrationTexts.CodePattern,
                field.Label,
                utility.CustomerCode.PatternText,
                utility.CustomerCode.Example
            ),
            FieldProblemKind.WeakPassword => string.Join(
                ' ',
                problem.Unmet!.Select(rule => PasswordTexts.Of(rule, utility.Password))
            ),
            FieldProblemKind.InvoiceStart => Show.Text(
                RegistrationTexts.InvoiceStart,
                utility.CustomerCode.FirstDigitsOfInvoiceNumber
            ),
            FieldProblemKind.EmailShape => RegistrationTexts.EmailShape,
            FieldProblemKind.PhoneShape => RegistrationTexts.PhoneShape,
            FieldProblemKind.AmountShape => RegistrationTexts.AmountShape,
            FieldProblemKind.NipDigits => RegistrationTexts.NipDigits,
            FieldProblemKind.NipCheck => RegistrationTexts.NipCheck,
            FieldProblemKind.NipMissing => RegistrationTexts.NipMissing,
            FieldProblemKind.NipOfPerson => RegistrationTexts.NipOfPerson,
            FieldProblemKind.NipOrPeselDigits => RegistrationTexts.NipOrPeselDigits,
            FieldProblemKind.PeselCheck => RegistrationTexts.PeselCheck,
            FieldProblemKind.PasswordsDiffer => RegistrationTexts.PasswordsDiffer,
            FieldProblemKind.OneTimeCodeShape => RegistrationTexts.OneTimeCodeShape,
            FieldProblemKind.NoChoice => Show.Text(RegistrationTexts.NoChoice, field.Label),
            FieldProblemKind.WrongCode => RegistrationTexts.WrongCode,
            FieldProblemKind.CodeExpired => RegistrationTexts.CodeExpired,
            FieldProblemKind.CodeDead => RegistrationTexts.CodeDead,
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Kind, null),
        };
}
