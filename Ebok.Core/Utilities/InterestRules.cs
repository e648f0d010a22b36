namespace Ebok.Core.Utilities;

/// <summary>Interest for delay that customers see on what is overdue (M6). Information only: it is in no sum that is paid.</summary>
public sealed record InterestRules
{
    /// <summary>Whether persons and communities see it; companies never do, whose delay has other rules.</summary>
    public bool Shown { get; init; }

    /// <summary>The rates, the earliest first. A delay that began before the first of them is not reckoned.</summary>
    public IReadOnlyList<InterestRate> Rates { get; init; } = [];
}

/// <summary>A yearly rate of interest, in force until the next.</summary>
public sealed record InterestRate
{
    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Hundredths of a percent a year: 950 is 9.5 %.</summary>
    public required int Hundredths { get; init; }

    /// <summary>Where it was published, as customers read it: M.P. 2025 poz. 1234.</summary>
    public required string Source { get; init; }
}
