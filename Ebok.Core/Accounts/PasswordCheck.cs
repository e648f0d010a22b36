using Ebok.Core.Utilities;

namespace Ebok.Core.Accounts;

/// <summary>A rule that a password may fail; in the order in which it is told.</summary>
public enum PasswordRule
{
    /// <summary>At least so many characters.</summary>
    MinLength,

    /// <summary>At most so many.</summary>
    MaxLength,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>Characters of so many of four groups.</summary>
    Groups,

    /// <summary>Not one of the most common.</summary>
    Common,

    /// <summary>Not made of the login, the utility's name or one of its words.</summary>
    Guessable,

    /// <summary>Not the one before.</summary>
    Same,
}

/// <summary>The profile's password policy (T5, K4, Q2, S1), with the list of common passwords on top.</summary>
public static class PasswordCheck
{
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The rules of a policy, in the order in which they are told before anything is typed.</summary>
    public static IReadOnlyList<PasswordRule> RulesOf(PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            PasswordRule.MinLength,
            .. policy.Letter ? [PasswordRule.Letter] : Array.Empty<PasswordRule>(),
            .. policy.Digit ? [PasswordRule.Digit] : Array.Empty<PasswordRule>(),
            .. policy.GroupsOfFour > 1 ? [PasswordRule.Groups] : Array.Empty<PasswordRule>(),
            .. policy.RefuseCommon ? [PasswordRule.Common] : Array.Empty<PasswordRule>(),
            PasswordRule.Guessable,
        ];
    }

    /// <summary>The rules that the password fails; none: it is good.</summary>
    public static IReadOnlyList<PasswordRule> Unmet(string password, UtilityProfile utility, string login)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(utility);
        var policy = utility.Password;
        var unmet = new List<PasswordRule>();
        var length = new System.Globalization.StringInfo(password).LengthInTextElements;
        if (length < policy.MinLength)
            unmet.Add(PasswordRule.MinLength);
        if (password.Length > Math.Min(policy.MaxLength, Passwords.MaxLength))
            unmet.Add(PasswordRule.MaxLength);
        if (policy.Letter && !password.Any(char.IsLetter))
            unmet.Add(PasswordRule.Letter);
        if (policy.Digit && !password.Any(char.IsDigit))
            unmet.Add(PasswordRule.Digit);
        if (Groups(password) < policy.GroupsOfFour)
            unmet.Add(PasswordRule.Groups);
        if (policy.RefuseCommon && Common.Value.Contains(password.ToLowerInvariant()))
            unmet.Add(PasswordRule.Common);
        else if (IsGuessable(password, utility, login))
            unmet.Add(PasswordRule.Guessable);
        return unmet;
    }

    private static int Groups(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0)
        + (password.Any(char.IsLower) ? 1 : 0)
        + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);

    // What is left when the words that everybody tries are taken out: less than half of it is too little.
    private static bool IsGuessable(string password, UtilityProfile utility, string login)
    {
        var letters = LoginName.Normalise(password.Replace("@", "", StringComparison.Ordinal));
        var rest = letters;
        foreach (var word in Words(utility, login).OrderByDescending(w => w.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < letters.Length && rest.Count(char.IsLetter) * 2 < Math.Max(letters.Count(char.IsLetter), 1)
            || letters.Length == 0 && password.Length > 0 && password.Distinct().Count() < 4
            || password.Length > 0 && password.Distinct().Count() < 3;
    }

    internal static IEnumerable<string> Words(UtilityProfile utility, string login) =>
        utility
            .Password.RefuseWords.Append(utility.Slug)
            .Concat(utility.Name.Split(' '))
            .Concat(utility.ShortName.Split(' '))
            .Concat(login.Split('@', '.'))
            .Select(LoginName.Normalise)
            .Where(w => w.Length >= 3)
            .Distinct(StringComparer.Ordinal);

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordCheck).Assembly.GetManifestResourceStream(
            "Ebok.Core.Accounts.common-passwords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
    }
}
