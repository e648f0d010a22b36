namespace Ebok.Core.Meters;

/// <summary>How a meter's legalisation stands.</summary>
public enum LegalisationState
{
    /// <summary>Valid for long, not known, or the meter is gone: nothing to say.</summary>
    Fine,

    /// <summary>Ends within <see cref="Legalisations.SoonDays"/>.</summary>
    EndsSoon,

    /// <summary>Past: the utility has to change the meter.</summary>
    Over,
}

/// <summary>The rule behind <see cref="LegalisationState"/>; pure.</summary>
public static class Legalisations
{
    /// <summary>"Soon", in days: a quarter, the time in which utilities announce an exchange.</summary>
    public const int SoonDays = 90;

    /// <summary>How it stands on a day; valid through its last day.</summary>
    public static LegalisationState Of(DateOnly? until, DateOnly? removedOn, DateOnly today) =>
        until is null || removedOn <= today ? LegalisationState.Fine
        : until < today ? LegalisationState.Over
        : until <= today.AddDays(SoonDays) ? LegalisationState.EndsSoon
        : LegalisationState.Fine;
}
