using Ebok.Core.Shared;

namespace Ebok.Core.Operators;

/// <summary>What a member of staff still owes before he may work.</summary>
public enum StaffStage
{
    /// <summary>Nothing.</summary>
    Open,

    /// <summary>A code of his second factor.</summary>
    OwesFactor,

    /// <summary>He has no second factor yet and must set one up.</summary>
    OwesEnrolment,

    /// <summary>His password is a one-time one.</summary>
    OwesPassword,
}

/// <summary>A utility that a member of staff works at.</summary>
public sealed record StaffPlace(UtilityId Utility, StaffRole Role);

/// <summary>A browser of a member of staff, as the database has it now.</summary>
/// <param name="Id">The row.</param>
/// <param name="Staff">Who.</param>
/// <param name="Login">As he writes it.</param>
/// <param name="Stage">What it is good for.</param>
/// <param name="FactorAt">When the second factor was given; null in the demo.</param>
/// <param name="Places">Where he works; none yet for who has just founded the installation.</param>
public sealed record OpenStaffSession(
    SessionId Id,
    StaffId Staff,
    string Login,
    StaffStage Stage,
    DateTimeOffset? FactorAt,
    IReadOnlyList<StaffPlace> Places
);

/// <summary>How the installation treats its staff.</summary>
/// <param name="DemoNeedsNoFactor">Staff of the demo sign in without a second factor: in Development only.</param>
public sealed record StaffSettings(bool DemoNeedsNoFactor);
