using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Ebok.Web.Hosting;

/// <summary>Addresses that begin with a utility's slug. The table that routing makes of all addresses is told what no slug
/// can be: for all it knew, <c>/operator/…</c> and every folder of sheets were utilities too, each with a copy of all their
/// pages below it: four times the states, in memory for good and made anew at each start.</summary>
internal static class SlugAddresses
{
    private const string Slug = "slug";

    private static readonly RouteValueDictionary Policies = new() { [Slug] = new OnlyFreeWords() };

    /// <summary>Tells it of every address here that begins with <c>{slug}</c>.</summary>
    public static T WithSlugs<T>(this T addresses)
        where T : IEndpointConventionBuilder
    {
        addresses.Add(endpoint =>
        {
            if (
                endpoint is RouteEndpointBuilder { RoutePattern: { } pattern } address
                && pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { Name: Slug }] }, ..]
            )
                address.RoutePattern = RoutePatternFactory.Pattern(
                    pattern.RawText,
                    new RouteValueDictionary(pattern.Defaults),
                    Policies,
                    pattern.PathSegments
                );
        });
        return addresses;
    }

    // Asked only while the table is made: an address that is asked for meets no check more than before.
    private sealed class OnlyFreeWords : IParameterLiteralNodeMatchingPolicy
    {
        public bool MatchesLiteral(string parameterName, string literal) => ProfileSlugs.MayBe(literal);
    }
}
