using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>Staff type in a request that came by e-mail or post (M3: "Aktywacja konta Zarządcy nieruchomości"). It waits at
/// once, like one whose address was confirmed by its link.</summary>
public sealed class EnterManagerRequest(EbokStore store, UtilityCatalog utilities, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The request, <see cref="NotOfYourRole"/> or <see cref="SendManagerRequest.Problem"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="typed">The same form sent twice is one request.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<ManagerRequestId>> RunAsync(
        StaffActor staff,
        NewManagerRequest typed,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(typed);
        if (SendManagerRequest.Problem(utilities.Of(staff), typed) is { } problem)
            return problem;
        return await store.WriteAsync<Result<ManagerRequestId>>(
            staff.Utility,
            async db =>
            {
                var there = await db.ManagerRequests.SingleOrDefaultAsync(r => r.Request == typed.Request, cancel);
                if (there is not null)
                    return there.Id;
                var now = clock.GetUtcNow();
                var id = ManagerRequestId.New();
                db.ManagerRequests.Add(
                    new ManagerRequest
                    {
                        Id = id,
                        Utility = staff.Utility,
                        Request = typed.Request,
                        State = ManagerRequestState.Waiting,
                        Firm = SendManagerRequest.Cut(typed.Firm, SendManagerRequest.LongestFirm)!,
                        Email = typed.Email!.Trim(),
                        Phone = SendManagerRequest.Cut(typed.Phone, 40),
                        PostalAddress = SendManagerRequest.Cut(typed.PostalAddress, SendManagerRequest.LongestFirm),
                        Addresses = string.Join('\n', MatchAddresses.LinesOf(typed.Addresses)),
                        SubmittedAt = now,
                        ConfirmedAt = now,
                    }
                );
                await audit.AddAsync(db, staff, AuditAct.ManagerRequestEntered, id.Value, null, cancel);
                return id;
            },
            cancel
        );
    }
}
