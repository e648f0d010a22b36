using Ebok.Core.Shared;

namespace Ebok.Core.Utilities;

/// <summary>Everything in which one utility's office differs from another's: data, never code (U3).</summary>
public sealed record UtilityProfile
{
    /// <summary>As in the address: <c>/weglokoks</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Full name, as in the header.</summary>
    public required string Name { get; init; }

    /// <summary>The key of all this utility's rows.</summary>
    public UtilityId Id => new(Slug);
}
