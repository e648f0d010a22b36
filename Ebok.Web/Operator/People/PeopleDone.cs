namespace Ebok.Web.Operator.People;

/// <summary>What was done, as the address says it after a form.</summary>
internal static class PeopleDone
{
    public const string Role = "rola";
    public const string Blocked = "zablokowany";
    public const string Open = "odblokowany";
    public const string Ended = "wylogowany";

    /// <summary>In words; null for anything else.</summary>
    public static string? TextOf(string done) =>
        done switch
        {
            Role => OperatorPeopleTexts.DoneRole,
            Blocked => OperatorPeopleTexts.DoneBlocked,
            Open => OperatorPeopleTexts.DoneOpen,
            Ended => OperatorPeopleTexts.DoneEnded,
            _ => null,
        };
}
