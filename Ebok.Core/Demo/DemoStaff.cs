using Ebok.Core.Operators;

namespace Ebok.Core.Demo;

/// <summary>Staff of the demo: one of each role, at all its utilities; password as everywhere in the demo.</summary>
public static class DemoStaff
{
    /// <summary>Login of each.</summary>
    public static IReadOnlyList<(StaffRole Role, string Login)> All { get; } =
    [
        (StaffRole.Reader, "czytelnik"),
        (StaffRole.Clerk, "pracownik"),
        (StaffRole.Manager, "kierownik"),
        (StaffRole.Administrator, "administrator"),
    ];
}
