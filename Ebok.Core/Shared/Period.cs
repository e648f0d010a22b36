namespace Ebok.Core.Shared;

/// <summary>A span of days, both ends included; an open end is unbounded.</summary>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public readonly record struct Period(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether the ends are in order.</summary>
    public bool IsValid => From is null || To is null || From <= To;

    /// <summary>Whether the day lies within.</summary>
    public bool Contains(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}
