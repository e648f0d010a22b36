using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.Accounts;

/// <summary>Why exactly a password is refused (S1).</summary>
internal static class PasswordTexts
{
    /// <summary>The whole rule: the utility's words, or ours.</summary>
    public static string RuleOf(PasswordPolicy policy) =>
        policy.Text ?? Show.Text(AccountTexts.PasswordRule, policy.MinLength);

    public static string Of(PasswordRule unmet, PasswordPolicy policy) =>
        unmet switch
        {
            PasswordRule.MinLength => Show.Text(AccountTexts.PasswordTooShort, policy.MinLength),
            PasswordRule.MaxLength => Show.Text(AccountTexts.PasswordTooLong, policy.MaxLength),
            PasswordRule.Letter => AccountTexts.PasswordNeedsLetter,
            PasswordRule.Digit => AccountTexts.PasswordNeedsDigit,
            PasswordRule.Groups => Show.Text(AccountTexts.PasswordNeedsGroups, policy.GroupsOfFour),
            PasswordRule.Common => AccountTexts.PasswordCommon,
            PasswordRule.Guessable => AccountTexts.PasswordGuessable,
            PasswordRule.Same => AccountTexts.PasswordSame,
            _ => throw new ArgumentOutOfRangeException(nameof(unmet), unmet, null),
        };
}
