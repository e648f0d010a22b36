using System.Globalization;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>No property was chosen.</summary>
public sealed record NoPropertyChosen : Refusal;

/// <summary>Another of the staff has decided the request meanwhile.</summary>
public sealed record ManagerRequestDecided : Refusal;

/// <summary>Makes a manager's account with the properties that were chosen (M3): all of a customer's points are the whole
/// customer, some of them the part (M4). The password goes the profile's way: a temporary one by mail, or a letter, which
/// is printed next (<see cref="PrintManagerLetter"/>).</summary>
public sealed class MakeManager(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    CreateAccount createAccount,
    Outbox outbox,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>The account, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="NoPropertyChosen"/>,
    /// <see cref="ManagerRequestDecided"/> or <see cref="LoginOfAnother"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="request">Which; its address is confirmed.</param>
    /// <param name="points">The supply points that were chosen.</param>
    /// <param name="endsOn">Last day of his order; null: none.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<AccountId>> RunAsync(
        StaffActor staff,
        ManagerRequestId request,
        IReadOnlyCollection<SupplyPointId> points,
        DateOnly? endsOn,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(points);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (points.Count == 0)
            return new NoPropertyChosen();
        var utility = utilities.Of(staff);
        var password = await FreshPassword.MakeAsync(passwords, cancel);
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (await db.ManagerRequests.SingleOrDefaultAsync(r => r.Id == request, cancel) is not { } asked)
                    return (Result<AccountId>)NotFound.Instance;
                // Of two clerks the second finds it decided: on PostgreSQL he waits here for the first.
                var taken = await db
                    .ManagerRequests.Where(r => r.Id == request && r.State == ManagerRequestState.Waiting)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ManagerRequestState.Made), cancel);
                if (taken != 1)
                    return new ManagerRequestDecided();
                var (made, login) = await AddAsync(db, utility, asked, points, password, endsOn, cancel);
                if (!made.TryGet(out var account, out var refusal))
                {
                    // The transaction is not undone by a refusal: what was taken is given back.
                    await db
                        .ManagerRequests.Where(r => r.Id == request)
                        .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ManagerRequestState.Waiting), cancel);
                    return refusal;
                }
                asked.State = ManagerRequestState.Made;
                (asked.Account, asked.DecidedAt, asked.DecidedBy) = (account, clock.GetUtcNow(), staff.Staff);
                var byLetter = utility.Registration.Credential == CredentialDelivery.Letter;
                var goodUntil = GoodUntil(utility);
                outbox.Add(
                    db,
                    utility,
                    asked.Email,
                    byLetter
                        ? ManagerMail.MadeByLetter(utility, login)
                        : RegistrationMail.TemporaryPassword(utility, login, password.Text, goodUntil, links),
                    byLetter ? null : goodUntil
                );
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.ManagerMade,
                    account.Value,
                    string.Create(CultureInfo.InvariantCulture, $"{(byLetter ? "letter" : "mail")}, {points.Count}"),
                    cancel
                );
                return account;
            },
            cancel
        );
    }

    private DateTimeOffset GoodUntil(UtilityProfile utility) =>
        utility.Registration.Credential == CredentialDelivery.Letter
            ? clock.GetUtcNow().AddDays(utility.Lifetimes.LetterPasswordDays)
            : clock.GetUtcNow().AddHours(utility.Lifetimes.TemporaryPasswordHours);

    private async Task<(Result<AccountId> Made, string Login)> AddAsync(
        EbokDb db,
        UtilityProfile utility,
        ManagerRequest asked,
        IReadOnlyCollection<SupplyPointId> points,
        FreshPassword password,
        DateOnly? endsOn,
        CancellationToken cancel
    )
    {
        var grants = await ManagerGrants.OfAsync(db, points, cancel);
        if (grants.Sum(g => g.Chosen.Count) != points.Distinct().Count())
            return (NotFound.Instance, "");
        var login = await ManagerLogins.NextAsync(db, utility, asked.Email, cancel);
        var id = AccountId.New();
        var account = new NewAccount(
            login,
            asked.Email,
            "-",
            MustChangePassword: true,
            [.. grants.Select(g => new Grant(g.Customer, g.IsAll ? null : g.Chosen))]
        )
        {
            GoodUntil = GoodUntil(utility),
        };
        var made = await createAccount.AddAsync(db, utility.Id, id, account, password.Hash, cancel);
        if (!made.IsOk)
            return (made.Refusal is LoginTaken ? new LoginOfAnother(login) : made.Refusal!, login);
        db.Users.Local.Single(a => a.Id == id.Value).EndsOn = endsOn;
        db.Managers.Add(
            new Manager
            {
                Account = id,
                Utility = utility.Id,
                Firm = asked.Firm,
                PostalAddress = asked.PostalAddress,
                MadeAt = clock.GetUtcNow(),
            }
        );
        return (id, login);
    }
}

/// <summary>What chosen points come to.</summary>
/// <param name="Customer">Whose they are.</param>
/// <param name="Chosen">The points.</param>
/// <param name="IsAll">They are all of his.</param>
internal sealed record ManagerGrant(CustomerId Customer, IReadOnlyList<SupplyPointId> Chosen, bool IsAll);

/// <summary>Points by customer.</summary>
internal static class ManagerGrants
{
    public static async Task<IReadOnlyList<ManagerGrant>> OfAsync(
        EbokDb db,
        IReadOnlyCollection<SupplyPointId> points,
        CancellationToken cancel
    )
    {
        var ids = points.Distinct().ToList();
        var chosen = await db
            .SupplyPoints.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Customer })
            .ToListAsync(cancel);
        var customers = chosen.Select(p => p.Customer).Distinct().ToList();
        var all = await db
            .SupplyPoints.Where(p => customers.Contains(p.Customer))
            .GroupBy(p => p.Customer)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. chosen
                .GroupBy(p => p.Customer, p => p.Id)
                .Select(g => new ManagerGrant(g.Key, [.. g], g.Count() == all[g.Key])),
        ];
    }
}

/// <summary>What a manager signs in with: his e-mail where customers do; else a number in the shape of a customer's code
/// that is nobody's, from the top: 999999, 999998 …</summary>
internal static class ManagerLogins
{
    private const int Tries = 1000;

    public static async Task<string> NextAsync(
        EbokDb db,
        UtilityProfile utility,
        string email,
        CancellationToken cancel
    )
    {
        if (utility.SignIn.Kind == LoginKind.Email)
            return email;
        var example = utility.CustomerCode.Example;
        var digits = example.Count(char.IsAsciiDigit);
        for (var i = 0; i < Tries; i++)
        {
            var login = WithDigits(example, (long)Math.Pow(10, digits) - 1 - i);
            var name = LoginName.Normalise(login);
            if (
                !await db.Users.AnyAsync(a => a.NormalizedUserName == name, cancel)
                && !await db.Customers.AnyAsync(c => c.Code == login, cancel)
            )
                return login;
        }
        return email;
    }

    private static string WithDigits(string example, long number)
    {
        var digits = new Queue<char>(
            number.ToString(CultureInfo.InvariantCulture).PadLeft(example.Count(char.IsAsciiDigit), '0')
        );
        return string.Concat(example.Select(c => char.IsAsciiDigit(c) ? digits.Dequeue() : c));
    }
}
