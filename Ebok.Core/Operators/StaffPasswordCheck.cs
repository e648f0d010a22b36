using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Asks a signed-in member of staff for his password again, before what guards his sign-in is changed. Wrong ones
/// count as at the sign-in.</summary>
public sealed class StaffPasswordCheck(EbokStore store, Passwords passwords, SignInLimits limits, TimeProvider clock)
{
    /// <summary>Who he is, <see cref="WrongPassword"/> or <see cref="TooManyAtOnce"/>.</summary>
    internal async Task<Result<StaffMember>> VerifyAsync(
        OpenStaffSession session,
        string? password,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        await using var read = store.ReadAll();
        var member = await read.Staff.SingleAsync(m => m.Id == session.Staff, cancel);
        var now = clock.GetUtcNow();
        var mayTry = !(member.WaitsUntil > now);
        var verdict = await passwords.TryVerifyAsync(mayTry ? member.PasswordHash : null, password ?? "", cancel);
        if (verdict is null)
            return new TooManyAtOnce();
        if (verdict != PasswordVerificationResult.Failed)
            return member;
        limits.Failed(caller);
        if (mayTry)
            await store.WriteAllAsync(db => SignInStaff.CountFailureAsync(db, member, now, cancel), cancel);
        return new WrongPassword();
    }
}
