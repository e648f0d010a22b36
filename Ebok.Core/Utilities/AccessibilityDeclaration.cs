namespace Ebok.Core.Utilities;

/// <summary>What the accessibility declaration says (act of 4 April 2019, art. 10; technical conditions 2.0 of 31 July
/// 2024). Reviewed each year by 31 March.</summary>
public sealed record AccessibilityDeclaration
{
    /// <summary>Address of the portal as the declaration names it, https.</summary>
    public required string Url { get; init; }

    /// <summary>Day on which the portal was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Day of its last important change.</summary>
    public required DateOnly UpdatedOn { get; init; }

    /// <summary>How far it conforms.</summary>
    public required AccessibilityStatus Status { get; init; }

    /// <summary>What does not conform and why, or which other way there is, item by item; needed unless all conforms.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Who assessed it.</summary>
    public required AccessibilityAssessment Assessment { get; init; }

    /// <summary>Name of who assessed it from outside.</summary>
    public string? Auditor { get; init; }

    /// <summary>Day on which the declaration was drawn up.</summary>
    public required DateOnly PreparedOn { get; init; }

    /// <summary>Day of its last review.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>Whom to ask about accessibility: a name or an office.</summary>
    public required string Person { get; init; }

    /// <summary>His e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>His telephone.</summary>
    public required string Phone { get; init; }

    /// <summary>How one gets into the office's building: entrance, lift, toilet, parking, dog, sign language; item by item.</summary>
    public required IReadOnlyList<string> Architecture { get; init; }

    /// <summary>Mobile applications, with their declarations; item by item. None: there are none.</summary>
    public IReadOnlyList<string> Applications { get; init; } = [];
}

/// <summary>How far a portal conforms to the act.</summary>
public enum AccessibilityStatus
{
    /// <summary>Zgodna.</summary>
    Full,

    /// <summary>Częściowo zgodna.</summary>
    Partial,

    /// <summary>Niezgodna.</summary>
    None,
}

/// <summary>Who assessed a portal.</summary>
public enum AccessibilityAssessment
{
    /// <summary>The utility itself.</summary>
    Own,

    /// <summary>Somebody from outside.</summary>
    Outside,
}
