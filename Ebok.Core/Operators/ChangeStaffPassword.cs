using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Setup;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Sets an own password against the current one, also the one-time one for the first time. Ends every session
/// of his; this browser goes on in a fresh one.</summary>
public sealed class ChangeStaffPassword(
    EbokStore store,
    Passwords passwords,
    StaffPasswordCheck check,
    StaffSessions sessions,
    UtilityCatalog utilities,
    AuditTrail audit
)
{
    /// <summary>CERT Polska's: 12 characters, no composition.</summary>
    public static readonly PasswordPolicy Policy = new();

    /// <summary>The key for the cookie, <see cref="PasswordTooWeak"/>, <see cref="WrongPassword"/> or
    /// <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Result<string>> RunAsync(
        OpenStaffSession session,
        string current,
        string wanted,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var unmet = Unmet(session, current, wanted);
        if (unmet.Count > 0)
            return new PasswordTooWeak(unmet);
        var verified = await check.VerifyAsync(session, current, caller, cancel);
        if (!verified.TryGet(out var member, out var refusal))
            return refusal;
        var hash = await passwords.HashAsync(wanted, cancel);
        string? key = null;
        await store.WriteAllAsync(async db => key = await SetAsync(db, session, member, hash, caller, cancel), cancel);
        return key is null ? new WrongPassword() : key;
    }

    /// <summary>What a password of his must be: the words of all places where he works are as guessable as a
    /// customer's.</summary>
    public UtilityProfile RulesFor(OpenStaffSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var places = session.Places.Select(p => utilities.Find(p.Utility.Slug)).OfType<UtilityProfile>().ToList();
        return (places.FirstOrDefault() ?? NoUtility.Profile) with
        {
            Password = Policy with
            {
                RefuseWords =
                [
                    .. places.SelectMany(p =>
                        p.Password.RefuseWords.Append(p.Slug).Concat($"{p.Name} {p.ShortName}".Split(' '))
                    ),
                ],
            },
        };
    }

    private List<PasswordRule> Unmet(OpenStaffSession session, string current, string wanted)
    {
        var unmet = PasswordCheck.Unmet(wanted, RulesFor(session), session.Login).ToList();
        if (unmet.Count == 0 && wanted == current)
            unmet.Add(PasswordRule.Same);
        return unmet;
    }

    private async Task<string?> SetAsync(
        EbokDb db,
        OpenStaffSession session,
        StaffMember member,
        string hash,
        Caller caller,
        CancellationToken cancel
    )
    {
        // Nothing is changed by a session that was ended, or over a password that was changed, meanwhile.
        var changed = await db
            .Staff.Where(m =>
                m.Id == member.Id
                && !m.Blocked
                && m.PasswordHash == member.PasswordHash
                && db.StaffSessions.Any(s => s.Id == session.Id && s.EndedAt == null)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.PasswordHash, hash)
                        .SetProperty(m => m.MustChangePassword, false)
                        .SetProperty(m => m.PasswordGoodUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.Failures, 0)
                        .SetProperty(m => m.WaitsUntil, (DateTimeOffset?)null),
                cancel
            );
        if (changed != 1)
            return null;
        await sessions.EndAllAsync(db, member.Id, cancel);
        var key = sessions.Add(db, member, session.FactorAt, caller);
        await audit.AddAsync(db, AuditAct.StaffPasswordChanged, member.Id, null, null, null, caller.Origin, cancel);
        return key;
    }
}
