using System.Security.Claims;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ebok.Web.Operator.Frame;

/// <summary>Which member of staff acts in an interactive part of a page. A circuit lives as long as its page is open, a
/// session may end any moment: so nothing is remembered but which session the connection was opened with (its cookie, as
/// <see cref="StaffHandler"/> read it), and the database is asked at <b>every</b> act whether it is still open, not
/// blocked, and what its owner may do at that utility now (security.md: "checked on each circuit action").</summary>
internal sealed class StaffCircuit(AuthenticationStateProvider state, StaffSessions sessions, UtilityCatalog utilities)
{
    private const string SessionClaim = "ebok:session";
    private const string OriginClaim = "ebok:origin";

    /// <summary>What the connection is known by.</summary>
    public static IEnumerable<Claim> ClaimsOf(SessionId session, string? origin)
    {
        yield return new(SessionClaim, session.Value.ToString());
        if (origin is not null)
            yield return new(OriginClaim, origin);
    }

    /// <summary>Who acts now; null: nobody any more, and nothing may be done or shown.</summary>
    /// <param name="utility">Slug of the address. It may be anything: who does not work there is nobody.</param>
    /// <param name="acts">He does something; false for what the page does by itself.</param>
    /// <param name="cancel">Ends with the component.</param>
    public async Task<StaffActor?> WhoAsync(string utility, bool acts, CancellationToken cancel)
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        if (
            !Guid.TryParse(user.FindFirst(SessionClaim)?.Value, out var id)
            || utilities.Find(utility) is not { } profile
            || await sessions.FindAsync(new SessionId(id), acts, cancel) is not { Stage: StaffStage.Open } session
            || session.Places.FirstOrDefault(p => p.Utility == profile.Id) is not { } place
        )
            return null;
        return new(profile.Id, session.Staff, place.Role, user.FindFirst(OriginClaim)?.Value);
    }
}
