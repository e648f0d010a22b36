using Ebok.Core.Data;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>The common part of approving and refusing: the registration still waits, and is the one the clerk looked at;
/// of two who decide at once the second is told.</summary>
internal static class DecideRegistration
{
    public static async Task<Result<RegistrationState>> DecideAsync(
        this EbokStore store,
        UtilityId utility,
        RegistrationId id,
        int version,
        Func<EbokDb, RegistrationRequest, Task<Result<RegistrationState>>> decide,
        CancellationToken cancel
    )
    {
        try
        {
            return await store.WriteAsync(
                utility,
                async db =>
                {
                    var request = await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel);
                    if (request is null)
                        return NotFound.Instance;
                    if (request.State != RegistrationState.BeingChecked || request.Version != version)
                        return await MeanwhileAsync(db, request, cancel);
                    var decided = await decide(db, request);
                    // A refusal leaves everything as it was.
                    if (!decided.IsOk)
                        db.ChangeTracker.Clear();
                    return decided;
                },
                cancel
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            // On another server, at the same moment.
            await using var db = store.Read(utility);
            return await MeanwhileAsync(db, await db.Registrations.SingleAsync(r => r.Id == id, cancel), cancel);
        }
    }

    private static async Task<Result<RegistrationState>> MeanwhileAsync(
        EbokDb db,
        RegistrationRequest request,
        CancellationToken cancel
    ) =>
        new DecidedMeanwhile(
            await db
                .Staff.AsNoTracking()
                .Where(s => s.Id == request.DecidedBy)
                .Select(s => s.Login)
                .SingleOrDefaultAsync(cancel),
            request.DecidedAt
        );
}
