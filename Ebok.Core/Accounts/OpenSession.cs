using Ebok.Core.Shared;

namespace Ebok.Core.Accounts;

/// <summary>A customer that an account may act for (C2).</summary>
/// <param name="Id">The customer.</param>
/// <param name="Code">As printed on the invoice: <c>39-29001</c>.</param>
/// <param name="Name">As in the billing system.</param>
/// <param name="Whole">False: only the supply points granted to the account (M4).</param>
public sealed record HeldCustomer(CustomerId Id, string Code, string Name, bool Whole);

/// <summary>A signed-in browser, as it was checked against the database at most 15 seconds ago (S3).</summary>
/// <param name="Id">The row of the session.</param>
/// <param name="Utility">Where it is good; nowhere else.</param>
/// <param name="Account">Who signed in.</param>
/// <param name="Login">As he writes it: e-mail, customer code or user number.</param>
/// <param name="MustChangePassword">Good for setting an own password only (T4, K4, Q1).</param>
/// <param name="Customer">The customer now chosen.</param>
/// <param name="Customers">What the account holds, by name, where that is no more than <see cref="Few"/>; of more only the
/// one now chosen: they are searched (<see cref="ListHeldCustomers"/>), not carried along with each request.</param>
public sealed record OpenSession(
    SessionId Id,
    UtilityId Utility,
    AccountId Account,
    string Login,
    bool MustChangePassword,
    HeldCustomer Customer,
    IReadOnlyList<HeldCustomer> Customers
)
{
    /// <summary>So many fit into a menu.</summary>
    public const int Few = 8;

    /// <summary>How many the account holds (C2).</summary>
    public int Held { get; init; } = Customers.Count;

    /// <summary>Version of the regulations that must be accepted first; null: nothing is owed.</summary>
    public string? TermsOwed { get; init; }

    /// <summary>The first parameter of the use cases.</summary>
    public Actor Actor => new(Utility, Account, Customer.Id, Customer.Whole);
}
