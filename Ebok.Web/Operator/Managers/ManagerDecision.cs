namespace Ebok.Web.Operator.Managers;

/// <summary>What was typed and pressed on the pages of managers.</summary>
public sealed class ManagerDecision
{
    /// <summary>Compares the list anew.</summary>
    public const string Check = "sprawdz";

    /// <summary>Makes the account, or gives the properties.</summary>
    public const string Make = "zaloz";

    /// <summary>Refuses the request.</summary>
    public const string Refuse = "odrzuc";

    /// <summary>The button.</summary>
    public string? Act { get; set; }

    /// <summary>Wykaz adresów.</summary>
    public string? Addresses { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Why it is refused.</summary>
    public string? Reason { get; set; }
}
