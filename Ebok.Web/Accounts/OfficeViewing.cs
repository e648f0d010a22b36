using Ebok.Core.Shared;

namespace Ebok.Web.Accounts;

/// <summary>Staff look at this office's pages as a customer sees them (O4). The address says so, no cookie does: all
/// links of the pages stay below <see cref="Prefix"/>.</summary>
/// <param name="Prefix">What each address begins with: <c>/operator/kpec/podglad/…</c>.</param>
/// <param name="Staff">Who looks.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record OfficeViewing(string Prefix, StaffId Staff, DateTimeOffset EndsAt)
{
    /// <summary>The form of the way out is sent there.</summary>
    public string EndPath => Prefix + "/zakoncz";
}

/// <summary>Opens an address without a page, a file, to staff who look on; pages that derive from
/// <see cref="Shell.CustomerPage"/> are open to them anyway, and no other.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SeenByStaffAttribute : Attribute;
