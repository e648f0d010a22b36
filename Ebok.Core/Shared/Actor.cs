namespace Ebok.Core.Shared;

/// <summary>Who acts, for which customer, in which utility: the first parameter of every use case after sign-in.
/// Ownership is decided with it in the query; what is not the actor's is not found.</summary>
/// <param name="Utility">The utility in whose office the actor is signed in.</param>
/// <param name="Account">The sign-in account.</param>
/// <param name="Customer">The customer now chosen (one account may hold several).</param>
/// <param name="WholeCustomer">False for a manager of only part of the customer's properties (M4), who sees what
/// belongs to the supply points granted to him.</param>
public sealed record Actor(UtilityId Utility, AccountId Account, CustomerId Customer, bool WholeCustomer);
