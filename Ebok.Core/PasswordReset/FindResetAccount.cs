using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.PasswordReset;

/// <summary>The account whose facts they are.</summary>
/// <param name="Id">The account.</param>
/// <param name="Login">As its owner writes it.</param>
/// <param name="Email">Where its mails go.</param>
/// <param name="Stamp">Changes with its password.</param>
/// <param name="MustChangePassword">It was never opened with a password of its own.</param>
internal sealed record ResetAccount(Guid Id, string Login, string Email, string? Stamp, bool MustChangePassword);

/// <summary>Compares the typed facts with accounts and imported data. Right or wrong, the same questions go to the
/// database (security.md, "telling nothing").</summary>
internal static class FindResetAccount
{
    // Nobody has so many customers' last invoices at hand; a manager's newest are among them.
    private const int MostInvoices = 2000;

    /// <summary>Null: some fact is wrong, or the account is blocked, holds nobody any more, or has no address.</summary>
    public static async Task<ResetAccount?> RunAsync(
        EbokDb db,
        UtilityProfile utility,
        ResetFacts typed,
        CancellationToken cancel
    )
    {
        var compares = utility
            .Reset.Fields.Where(f => f.Required || typed.Of(f.Field) is not null)
            .Select(f => f.Field)
            .ToHashSet();
        var code = CodeOf(utility, typed, compares);
        var customer = await db.Customers.Where(c => c.Code == code).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        var holders = await db
            .AccountCustomers.Where(h => h.Customer == customer)
            .Select(h => h.Account)
            .Take(100)
            .ToListAsync(cancel);

        var holderIds = holders.Select(h => h.Value).ToList();
        var (logins, email) = (LoginsOf(utility, typed.Login), LoginName.Normalise(typed.Email ?? ""));
        var accounts = db.Users.Where(a => !a.Blocked);
        if (code is not null)
            accounts = accounts.Where(a => holderIds.Contains(a.Id));
        if (compares.Contains(FieldKey.Login))
            accounts = accounts.Where(a => logins.Contains(a.NormalizedUserName!));
        if (compares.Contains(FieldKey.Email))
            accounts = accounts.Where(a => a.NormalizedEmail == email);
        var found = await accounts
            .OrderBy(a => a.CreatedAt)
            .Take(10)
            .Select(a => new
            {
                a.Id,
                a.UserName,
                a.NormalizedUserName,
                a.Email,
                a.SecurityStamp,
                a.MustChangePassword,
            })
            .ToListAsync(cancel);
        // Of several with one address the one that is called as the customer; else the oldest.
        var account =
            found.Find(a => a.NormalizedUserName == LoginName.Normalise(code ?? "")) ?? found.FirstOrDefault();

        AccountId id = new(account?.Id ?? Guid.Empty);
        var held = await db.AccountCustomers.Where(h => h.Account == id).Select(h => h.Customer).ToListAsync(cancel);
        var asked = code is null ? held : held.Where(c => c == customer).ToList();
        var invoices = await db
            .Invoices.Where(i => asked.Contains(i.Customer!.Value))
            .OrderByDescending(i => i.IssuedOn)
            .Take(MostInvoices)
            .Select(i => new InvoiceOnFile(i.Customer, i.SellerNip, i.Number, i.Kind, i.IssuedOn))
            .ToListAsync(cancel);
        var proven =
            !compares.Contains(FieldKey.InvoiceNumber)
            || LateInvoices.Hold(
                invoices,
                typed.InvoiceNumber,
                utility.Reset.LastInvoices,
                compares.Contains(FieldKey.Company) ? typed.Company : null
            );
        return account is not null && proven && held.Count > 0 && AddressOf(account.Email, account.UserName) is { } to
            ? new ResetAccount(account.Id, account.UserName!, to, account.SecurityStamp, account.MustChangePassword)
            : null;
    }

    /// <summary>Where the mails of an account go; null: it has no address.</summary>
    internal static string? AddressOf(string? email, string? login) =>
        !string.IsNullOrWhiteSpace(email) ? email
        : login?.Contains('@', StringComparison.Ordinal) == true ? login
        : null;

    // The code that was meant; "" where it is none, which is nobody's; null where the form does not ask who it is.
    private static string? CodeOf(UtilityProfile utility, ResetFacts typed, HashSet<FieldKey> compares)
    {
        if (compares.Contains(FieldKey.CustomerCode))
            return utility.CustomerCode.Normalise(typed.CustomerCode) ?? "";
        var digits = utility.CustomerCode.FirstDigitsOfInvoiceNumber;
        if (digits == 0 || !compares.Contains(FieldKey.InvoiceNumber))
            return null;
        var number = LateInvoices.Plain(typed.InvoiceNumber);
        return utility.CustomerCode.Normalise(number[..Math.Min(digits, number.Length)]) ?? "";
    }

    private static List<string> LoginsOf(UtilityProfile utility, string? typed)
    {
        List<string> logins = [LoginName.Normalise(typed ?? "")];
        // 1234 is 001234 where the profile says so.
        if (utility.SignIn.Kind != LoginKind.Email && utility.CustomerCode.Normalise(typed) is { } code)
            logins.Add(LoginName.Normalise(code));
        return logins;
    }
}
