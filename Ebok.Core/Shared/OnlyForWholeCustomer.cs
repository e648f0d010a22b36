namespace Ebok.Core.Shared;

/// <summary>It concerns all of the customer's properties, and the actor manages only some (M4).</summary>
public sealed record OnlyForWholeCustomer : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly OnlyForWholeCustomer Instance = new();
}
