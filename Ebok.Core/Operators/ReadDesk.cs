using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Registration;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>What waits at a utility.</summary>
/// <param name="ToCheck">Registrations to be compared with the file.</param>
/// <param name="OldestToCheck">When the oldest of them was sent in.</param>
/// <param name="ToPrint">Letters to print.</param>
/// <param name="ToSend">Letters printed, not marked as sent.</param>
/// <param name="FailedToday">Proofs that failed in the last 24 hours (R3).</param>
public sealed record DeskView(int ToCheck, DateTimeOffset? OldestToCheck, int ToPrint, int ToSend, int FailedToday);

/// <summary>The numbers of the desk.</summary>
public sealed class ReadDesk(EbokStore store, TimeProvider clock)
{
    /// <summary>For every role.</summary>
    public async Task<DeskView> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .Registrations.GroupBy(r => r.State)
            .Select(g => new
            {
                State = g.Key,
                Count = g.Count(),
                Oldest = g.Min(r => r.SubmittedAt),
            })
            .ToListAsync(cancel);
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        var failed = await db.Attempts.CountAsync(
            a => a.At > since && !a.Succeeded && a.Kind != AttemptKind.CodeAsked,
            cancel
        );
        return new(
            Of(RegistrationState.BeingChecked),
            counts.Find(c => c.State == RegistrationState.BeingChecked)?.Oldest,
            Of(RegistrationState.LetterToPrint),
            Of(RegistrationState.LetterPrinted),
            failed
        );

        int Of(RegistrationState state) => counts.Find(c => c.State == state)?.Count ?? 0;
    }
}
