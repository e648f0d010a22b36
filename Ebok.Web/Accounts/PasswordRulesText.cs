using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.Accounts;

/// <summary>The rules of passwords as they are told before and while one types (S1); why one is refused afterwards is in
/// <see cref="PasswordTexts"/>.</summary>
internal static class PasswordRulesText
{
    /// <summary>The rule in words; null for one that is only told when it is broken otherwise.</summary>
    public static string? Of(PasswordRule rule, PasswordPolicy policy) =>
        rule switch
        {
            PasswordRule.MinLength => Show.Text(PasswordRulesTexts.MinLength, policy.MinLength),
            PasswordRule.MaxLength => Show.Text(PasswordRulesTexts.MaxLength, policy.MaxLength),
            PasswordRule.Letter => PasswordRulesTexts.Letter,
            PasswordRule.Digit => PasswordRulesTexts.Digit,
            PasswordRule.Groups => Show.Text(PasswordRulesTexts.Groups, policy.GroupsOfFour),
            PasswordRule.Common => PasswordRulesTexts.Common,
            PasswordRule.Guessable => PasswordRulesTexts.Guessable,
            _ => null,
        };

    /// <summary>A strength from 0 to 4 in words.</summary>
    public static string OfStrength(int strength) =>
        strength switch
        {
            0 => PasswordRulesTexts.Strength0,
            1 => PasswordRulesTexts.Strength1,
            2 => PasswordRulesTexts.Strength2,
            3 => PasswordRulesTexts.Strength3,
            _ => PasswordRulesTexts.Strength4,
        };
}
