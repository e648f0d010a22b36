namespace Ebok.Core.Utilities;

/// <summary>Between what the numbers of lifetimes and limits may be: not so little that nobody could get in, not so much
/// that they would be none.</summary>
internal static class ProfileNumbers
{
    private static readonly Dictionary<string, (int Least, int Most)> Ranges = new(StringComparer.Ordinal)
    {
        ["activationCodeMinutes"] = (5, 1440),
        ["registrationCodeMinutes"] = (5, 1440),
        ["activationLinkHours"] = (1, 720),
        ["temporaryPasswordHours"] = (1, 720),
        ["letterPasswordDays"] = (3, 365),
        ["draftDays"] = (1, 365),
        ["sessionIdleMinutes"] = (5, 1440),
        ["sessionHours"] = (1, 72),
        ["rememberDays"] = (1, 365),
        ["signInTries"] = (3, 100),
        ["firstLockoutSeconds"] = (1, 3600),
        ["longestLockoutMinutes"] = (1, 1440),
        ["codeTries"] = (3, 20),
    };

    /// <summary>Every whole number of the record; those without a range of their own are above zero.</summary>
    internal static void Check(object values, string path, Action<string, ProfileReason> mistake)
    {
        foreach (var property in ProfileShape.Options.GetTypeInfo(values.GetType()).Properties)
        {
            var (least, most) = Ranges.GetValueOrDefault(property.Name, (1, 1_000_000));
            if (property.Get!(values) is int value && (value < least || value > most))
                mistake($"{path}.{property.Name}", ProfileReason.Range(value, least, most));
        }
    }
}
