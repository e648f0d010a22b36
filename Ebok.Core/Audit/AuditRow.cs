using Ebok.Core.Shared;

namespace Ebok.Core.Audit;

/// <summary>What of the trail is asked for; null: all of it.</summary>
/// <param name="Person">Who did it.</param>
/// <param name="Act">What was done.</param>
/// <param name="Days">When, in days of Warsaw.</param>
/// <param name="Subject">To what: a customer code, a login, the number of a letter, an id, or a word of the detail.</param>
public sealed record AuditFilter(StaffId? Person, AuditAct? Act, Period Days, string? Subject);

/// <summary>What something was done to, as staff call it.</summary>
public enum AuditSubjectKind
{
    /// <summary>A registration; text: the login asked for.</summary>
    Registration,

    /// <summary>A customer's account; text: its login.</summary>
    Account,

    /// <summary>A customer; text: its code.</summary>
    Customer,

    /// <summary>A letter; text: its number.</summary>
    Case,

    /// <summary>A member of staff; text: his login.</summary>
    Staff,

    /// <summary>News or help; text: the title.</summary>
    Article,

    /// <summary>A document of the utility; text: its name.</summary>
    Document,
}

/// <summary>What something was done to.</summary>
public sealed record AuditSubject(AuditSubjectKind Kind, string Text);

/// <summary>One record of the trail, for staff.</summary>
public sealed record AuditRow
{
    /// <summary>Its place in the chain.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Login of who did it; null: nobody known, the command line.</summary>
    public string? Person { get; init; }

    /// <summary>What.</summary>
    public required AuditAct Act { get; init; }

    /// <summary>Id of what it was done to.</summary>
    public Guid? Target { get; init; }

    /// <summary>The same in words; null where it is gone or of another kind.</summary>
    public AuditSubject? Subject { get; init; }

    /// <summary>A word more.</summary>
    public string? Detail { get; init; }

    /// <summary>From where.</summary>
    public string? Origin { get; init; }

    /// <summary>Hash in lower-case hex: what the next record hangs on.</summary>
    public required string Hash { get; init; }
}
