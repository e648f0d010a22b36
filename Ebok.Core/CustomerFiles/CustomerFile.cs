using Ebok.Core.Customers;
using Ebok.Core.Shared;

namespace Ebok.Core.CustomerFiles;

/// <summary>A customer as staff see him: who he is, and who signs in for him.</summary>
/// <param name="Id">Who.</param>
/// <param name="Customer">His data as the utility has them.</param>
/// <param name="Pesel">Its last four digits after dots; null: none on file, or a company.</param>
/// <param name="Accounts">Who may act for him, his own account first.</param>
/// <param name="Reader">With whose eyes staff read his lists: the whole customer, no matter who signs in for him.</param>
public sealed record CustomerFile(
    CustomerId Id,
    CustomerView Customer,
    string? Pesel,
    IReadOnlyList<AccountOnFile> Accounts,
    Actor Reader
)
{
    /// <summary>The account that is his and nobody else's; null: he has none.</summary>
    public AccountOnFile? Own => Accounts.FirstOrDefault(a => a.IsOwn);
}

/// <summary>An account that may act for a customer.</summary>
/// <param name="Id">To act on it.</param>
/// <param name="Login">As its holder writes it.</param>
/// <param name="Email">Where its mails go.</param>
/// <param name="IsOwn">It is this customer's and nobody else's.</param>
/// <param name="Whole">False: some of his supply points only (M4).</param>
/// <param name="Customers">For how many it acts.</param>
/// <param name="Blocked">By staff.</param>
/// <param name="OneTime">Its password was never its own.</param>
/// <param name="GoodUntil">When that one-time password dies.</param>
/// <param name="HasFactor">A second factor is set up.</param>
/// <param name="OpenSessions">Signed-in browsers now.</param>
/// <param name="SignedInAt">The last time; null: never, or longer ago than is kept.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndsOn">Last day on which it can sign in (M3); null: none.</param>
public sealed record AccountOnFile(
    AccountId Id,
    string Login,
    string? Email,
    bool IsOwn,
    bool Whole,
    int Customers,
    bool Blocked,
    bool OneTime,
    DateTimeOffset? GoodUntil,
    bool HasFactor,
    int OpenSessions,
    DateTimeOffset? SignedInAt,
    DateTimeOffset CreatedAt,
    DateOnly? EndsOn
);
