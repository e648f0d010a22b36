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
    /// <param name="which">Of these registrations; null: all that are printed.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<int>> RunAsync(
        StaffActor staff,
        IReadOnlyList<RegistrationId>? which,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var printed = db.Registrations.Where(r => r.State == RegistrationState.LetterPrinted);
                if (which is not null)
                    printed = printed.Where(r => which.Contains(r.Id));
                var sent = await printed.ToListAsync(cancel);
                foreach (var request in sent)
                {
                    request.State = RegistrationState.LetterSent;
                    request.LetterSentAt = clock.GetUtcNow();
                    request.Version++;
                    await audit.AddAsync(db, staff, AuditAct.LetterSent, request.Id.Value, null, cancel);
                }
                return sent.Count;
            },
            cancel
        );
    }
}
