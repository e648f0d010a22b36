namespace Ebok.Web.Ui;

/// <summary>What a <see cref="Notice"/> is: its colours, its icon, and how loudly a screen reader says it.</summary>
public enum NoticeKind
{
    Info,
    Success,
    Warning,
    Error,
    Quiet,
}

/// <summary>What a <see cref="StatusBadge"/> means; the text and the icon say it too.</summary>
public enum BadgeKind
{
    Quiet,
    Info,
    Ok,
    Warn,
    Bad,
}

/// <summary>How much a <see cref="Button"/> asks for attention; one Primary a page.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// <summary>Width of a field: as wide as what is typed is long.</summary>
public enum FieldSize
{
    Full,
    Xs,
    S,
    M,
}

/// <summary>What the one big sum of a page tells.</summary>
public enum SumKind
{
    Due,
    Bad,
    Ok,
}

/// <summary>One of several answers.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A line below it (radio only).</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A link of a menu or of tabs.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Href">Address.</param>
/// <param name="IsCurrent">Whether it leads to the page that is shown, or to one above it.</param>
public sealed record NavItem(string Text, string Href, bool IsCurrent = false);

/// <summary>A step of the way down to this page; the last one is the page itself, without address.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Href">Address; null for this page.</param>
public sealed record Crumb(string Text, string? Href = null);
