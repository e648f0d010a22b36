using Ebok.Core.Audit;
using Ebok.Core.Data;

namespace Ebok.Core.Operators;

/// <summary>"Wyloguj".</summary>
public sealed class SignOutStaff(EbokStore store, StaffSessions sessions, AuditTrail audit)
{
    /// <summary>Ends this browser's session.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="origin">From where.</param>
    /// <param name="cancel">Of the request.</param>
    public Task RunAsync(OpenStaffSession session, string? origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        return store.WriteAllAsync(
            async db =>
            {
                await sessions.EndAsync(db, session.Id, cancel);
                await audit.AddAsync(db, AuditAct.StaffSignedOut, session.Staff, null, null, null, origin, cancel);
            },
            cancel
        );
    }
}
