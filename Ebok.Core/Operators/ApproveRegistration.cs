using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Somebody decided it meanwhile.</summary>
/// <param name="By">His login; null: the rules.</param>
/// <param name="At">When.</param>
public sealed record DecidedMeanwhile(string? By, DateTimeOffset? At) : Refusal;

/// <summary>The login that the account would have is another's.</summary>
public sealed record LoginOfAnother(string Login) : Refusal;

/// <summary>Approves a registration for a customer on file (K3): what the profile says follows, a letter to print or an
/// account at once.</summary>
public sealed class ApproveRegistration(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    AccountOpening opening,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>The state it is in now, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="DecidedMeanwhile"/> or <see cref="LoginOfAnother"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="id">Which.</param>
    /// <param name="customer">Whose it is, as the clerk sees it.</param>
    /// <param name="version">Of the registration that he looked at.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<RegistrationState>> RunAsync(
        StaffActor staff,
        RegistrationId id,
        CustomerId customer,
        int version,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        var temporary =
            utility.Registration.Credential == CredentialDelivery.TemporaryPasswordByMail
                ? await FreshPassword.MakeAsync(passwords, cancel)
                : null;
        return await store.DecideAsync(
            staff.Utility,
            id,
            version,
            async (db, request) =>
            {
                var found = await db.Customers.SingleOrDefaultAsync(c => c.Id == customer, cancel);
                if (found is null)
                    return NotFound.Instance;
                request.Customer = customer;
                request.Login = utility.LoginOf(found, request.Email);
                var login = LoginName.Normalise(request.Login);
                if (await db.Users.AnyAsync(a => a.NormalizedUserName == login, cancel))
                    return new LoginOfAnother(request.Login);
                var opened = await opening.OpenAsync(db, utility, request, temporary, cancel);
                if (!opened.IsOk)
                    return opened.Refusal!;
                request.DecidedAt = clock.GetUtcNow();
                request.DecidedBy = staff.Staff;
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.RegistrationApproved,
                    id.Value,
                    utility.Registration.Credential.ToString(),
                    cancel
                );
                return request.State;
            },
            cancel
        );
    }
}
