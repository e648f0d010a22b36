using System.Globalization;
using Ebok.Core.Accounts;
using Ebok.Core.Utilities;

namespace Ebok.Web.Accounts;

/// <summary>Why exactly a password is refused (S1).</summary>
internal static class PasswordTexts
{
    public static string Of(PasswordRule unmet, PasswordPolicy policy) =>
        unmet switch
        {
            PasswordRule.MinLength => Format(AccountTexts.PasswordTooShort, policy.MinLength),
            PasswordRule.MaxLength => Format(AccountTexts.PasswordTooLong, policy.MaxLength),
            PasswordRule.Letter => AccountTexts.PasswordNeedsLetter,
            PasswordRule.Digit => AccountTexts.PasswordNeedsDigit,
            PasswordRule.Groups => Format(AccountTexts.PasswordNeedsGroups, policy.GroupsOfFour),
            PasswordRule.Common => AccountTexts.PasswordCommon,
            PasswordRule.Guessable => AccountTexts.PasswordGuessable,
            PasswordRule.Same => AccountTexts.PasswordSame,
            _ => throw new ArgumentOutOfRangeException(nameof(unmet), unmet, null),
        };

    private static string Format(string text, int value) => string.Format(CultureInfo.CurrentCulture, text, value);
}
