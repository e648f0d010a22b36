using Ebok.Core.Operators;
using Ebok.Core.Utilities;

namespace Ebok.Web.Operator;

/// <summary>Which member of staff a request is from, and at which utility he works with it. Scoped; filled before any
/// page runs (<see cref="StaffHandler"/>). The customers' <c>Office</c> is empty on such pages.</summary>
public sealed class OperatorDesk
{
    private OpenStaffSession? session;
    private StaffActor? staff;
    private UtilityProfile? utility;

    /// <summary>The signed-in browser; null when anonymous.</summary>
    public OpenStaffSession? SessionOrNull => session;

    /// <summary>The signed-in browser.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public OpenStaffSession Session =>
        session ?? throw new InvalidOperationException("nobody of the staff is signed in");

    /// <summary>The first parameter of the use cases.</summary>
    /// <exception cref="InvalidOperationException">The address names no utility.</exception>
    public StaffActor Staff => staff ?? throw new InvalidOperationException("this address is of no utility");

    /// <summary>The utility of the address, at which he works.</summary>
    /// <exception cref="InvalidOperationException">The address names no utility.</exception>
    public UtilityProfile Utility => utility ?? throw new InvalidOperationException("this address is of no utility");

    /// <summary>The same; null on the pages before one is chosen.</summary>
    public UtilityProfile? UtilityOrNull => utility;

    /// <summary>An address at this utility: <c>Path("rejestracje")</c> is <c>/operator/kpec/rejestracje</c>.</summary>
    public string Path(string page = "") =>
        OperatorFeature.Root + "/" + Utility.Slug + (page.Length == 0 ? "" : "/" + page);

    internal void SignIn(OpenStaffSession opened) => session = opened;

    internal void Enter(UtilityProfile profile, StaffActor actor) => (utility, staff) = (profile, actor);
}
