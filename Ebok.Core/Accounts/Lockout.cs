using Ebok.Core.Utilities;

namespace Ebok.Core.Accounts;

/// <summary>How long an account waits after wrong passwords in a row (S2): the profile's first wait after so many, then
/// twice as long after each further one, up to the longest. Never for good, never a paper form.</summary>
public static class Lockout
{
    /// <summary>A row of failures is forgotten when nothing was tried for so long after its last wait.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Wait after that many failures in a row; zero for none.</summary>
    public static TimeSpan After(int failures, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (failures < limits.SignInTries)
            return TimeSpan.Zero;
        var longest = TimeSpan.FromMinutes(limits.LongestLockoutMinutes);
        // 2^20 seconds are 12 days: more doublings change nothing and would overflow one day.
        var doublings = Math.Min(failures - limits.SignInTries, 20);
        var wait = TimeSpan.FromSeconds((double)limits.FirstLockoutSeconds * (1 << doublings));
        return wait < longest ? wait : longest;
    }
}
