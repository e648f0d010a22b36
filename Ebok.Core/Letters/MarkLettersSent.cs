using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>"Oznacz jako wysłane": the letter is in the post, and the customer's link says so.</summary>
public sealed class MarkLettersSent(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many were marked, or <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="one">This registration's; null: all that are printed.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<int>> RunAsync(StaffActor staff, RegistrationId? one, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var printed = await db
                    .Registrations.Where(r =>
                        r.State == RegistrationState.LetterPrinted && (one == null || r.Id == one)
                    )
                    .ToListAsync(cancel);
                foreach (var request in printed)
                {
                    request.State = RegistrationState.LetterSent;
                    request.LetterSentAt = clock.GetUtcNow();
                    request.Version++;
                    await audit.AddAsync(db, staff, AuditAct.LetterSent, request.Id.Value, null, cancel);
                }
                return printed.Count;
            },
            cancel
        );
    }
}
