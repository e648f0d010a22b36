using Ebok.Core.Utilities;

namespace Ebok.Core.Accounts;

/// <summary>How long a password would withstand guessing (S1), by zxcvbn (Wheeler, Dropbox, 2012). It advises;
/// what is refused is <see cref="PasswordCheck"/>'s matter.</summary>
public static class PasswordStrength
{
    /// <summary>The strongest.</summary>
    public const int Best = 4;

    // Its time grows faster than the length; what is longer is no weaker.
    private const int LookedAt = 64;

    // Reads its dictionaries once, when somebody first sets a password.
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimator = new(() => new Zxcvbn.Zxcvbn());

    /// <summary>0: guessed at once, to <see cref="Best"/>: not to be guessed. A password that fails a rule is never more
    /// than 1: nobody is praised for what is then refused.</summary>
    public static int Of(string password, UtilityProfile utility, string login)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length == 0)
            return 0;
        var looked = password.Length > LookedAt ? password[..LookedAt] : password;
        var score = Estimator.Value.EvaluatePassword(looked, PasswordCheck.Words(utility, login)).Score;
        return PasswordCheck.Unmet(password, utility, login).Count == 0 ? score : Math.Min(score, 1);
    }
}
