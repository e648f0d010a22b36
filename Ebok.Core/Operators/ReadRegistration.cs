using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Failed proofs from one address, with the code of a registration or elsewhere (R3).</summary>
/// <param name="Origin">Address; null: unknown.</param>
/// <param name="Count">In the last 24 hours.</param>
public sealed record AttemptsFrom(string? Origin, int Count);

/// <summary>A registration, as a clerk compares it with the file.</summary>
public sealed record RegistrationView
{
    /// <summary>Which.</summary>
    public required RegistrationId Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required RegistrationState State { get; init; }

    /// <summary>What a decision names: two clerks do not decide the same one.</summary>
    public required int Version { get; init; }

    /// <summary>Sent in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>From this address.</summary>
    public string? Origin { get; init; }

    /// <summary>The e-mail address was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>By whom; null: by the rules.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What the customer was told.</summary>
    public string? RefusalReason { get; init; }

    /// <summary>When its letter was printed.</summary>
    public DateTimeOffset? LetterPrintedAt { get; init; }

    /// <summary>When its letter was sent.</summary>
    public DateTimeOffset? LetterSentAt { get; init; }

    /// <summary>What the account will be called.</summary>
    public required string Login { get; init; }

    /// <summary>Where mails go.</summary>
    public required string Email { get; init; }

    /// <summary>The customer compared with; null: none found.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>His name.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Login of the account that he has already; null: none.</summary>
    public string? AccountOfCustomer { get; init; }

    /// <summary>Field by field.</summary>
    public required IReadOnlyList<ComparedField> Fields { get; init; }

    /// <summary>Failed proofs of the last 24 hours with the code that was entered.</summary>
    public required IReadOnlyList<AttemptsFrom> Attempts { get; init; }

    /// <summary>Failed proofs of the last 24 hours from the address it was sent from, with whatever code.</summary>
    public required int AttemptsFromOrigin { get; init; }
}

/// <summary>Opens a registration beside the customer it names, or beside another that a clerk chose (O1, K3).</summary>
public sealed class ReadRegistration(EbokStore store, UtilityCatalog utilities, TimeProvider clock)
{
    /// <summary>For every role; null: there is none.</summary>
    /// <param name="staff">Who looks.</param>
    /// <param name="id">Which.</param>
    /// <param name="chosen">Another customer than the one found; null: that one.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<RegistrationView?> RunAsync(
        StaffActor staff,
        RegistrationId id,
        CustomerId? chosen,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        var utility = utilities.Of(staff);
        await using var db = store.Read(staff.Utility);
        var request = await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return null;
        var customerId = chosen ?? request.Customer;
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, cancel);
        var entered = RegistrationValues.Of(request).Fields;
        var facts = await ProofFacts.ReadAsync(db, utility, customer?.Code, null, cancel);
        var onFile = customer is null ? OnFile.Nothing : new OnFile(customer.Code, customer.Email, customer.Phone);
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        var failed = db.Attempts.Where(a => !a.Succeeded && a.At > since && a.Kind != AttemptKind.CodeAsked);
        var target = Typed.Code(utility, entered) ?? entered.GetValueOrDefault(FieldKey.CustomerCode) ?? "";
        return new()
        {
            Id = request.Id,
            State = request.State,
            Version = request.Version,
            SubmittedAt = request.SubmittedAt,
            Origin = request.Origin,
            ConfirmedAt = request.ConfirmedAt,
            DecidedAt = request.DecidedAt,
            DecidedBy = await db
                .Staff.Where(s => s.Id == request.DecidedBy)
                .Select(s => s.Login)
                .SingleOrDefaultAsync(cancel),
            RefusalReason = request.RefusalReason,
            LetterPrintedAt = request.LetterPrintedAt,
            LetterSentAt = request.LetterSentAt,
            Login = customer is null ? request.Login : utility.LoginOf(customer, request.Email),
            Email = request.Email,
            Customer = customer?.Id,
            CustomerName = customer?.Name,
            AccountOfCustomer = customer is null ? null : (await db.AccountOfAsync(customer.Id, cancel))?.UserName,
            Fields = Compare.With(utility, entered, facts, onFile),
            Attempts = await failed
                .Where(a => a.Target == target)
                .GroupBy(a => a.Origin)
                .Select(g => new AttemptsFrom(g.Key, g.Count()))
                .ToListAsync(cancel),
            AttemptsFromOrigin = request.Origin is null
                ? 0
                : await failed.CountAsync(a => a.Origin == request.Origin, cancel),
        };
    }
}

/// <summary>What several use cases of staff ask.</summary>
internal static class StaffQueries
{
    /// <summary>The profile of the utility at which he works.</summary>
    public static UtilityProfile Of(this UtilityCatalog utilities, StaffActor staff) =>
        utilities.Find(staff.Utility.Slug)
        ?? throw new InvalidOperationException($"there is no utility {staff.Utility}");

    /// <summary>What a customer's account is called, by the profile's login kind.</summary>
    public static string LoginOf(this UtilityProfile utility, Customer customer, string? email) =>
        utility.SignIn.Kind == LoginKind.Email ? email ?? "" : customer.Code;

    /// <summary>The account that is this customer's and nobody else's; a manager of many (M3) takes the place of none of
    /// them.</summary>
    public static async Task<Account?> AccountOfAsync(this EbokDb db, CustomerId customer, CancellationToken cancel)
    {
        var holder = await db
            .AccountCustomers.Where(c =>
                c.Customer == customer
                && c.Whole
                && !db.AccountCustomers.Any(other => other.Account == c.Account && other.Customer != customer)
                && !db.Managers.Any(m => m.Account == c.Account)
            )
            .Select(c => (AccountId?)c.Account)
            .FirstOrDefaultAsync(cancel);
        var id = holder?.Value ?? Guid.Empty;
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
    }
}
