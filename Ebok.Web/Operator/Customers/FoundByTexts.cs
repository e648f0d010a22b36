using Ebok.Core.CustomerSearch;

namespace Ebok.Web.Operator.Customers;

/// <summary>By what a customer was found, in words.</summary>
internal static class FoundByTexts
{
    public static string Of(SearchKinds kinds) =>
        string.Join(
            ", ",
            Enum.GetValues<SearchKinds>()
                .Where(k => k != SearchKinds.None && kinds.HasFlag(k))
                .Select(k =>
                    OperatorCustomersTexts.ResourceManager.GetString($"By_{k}", OperatorCustomersTexts.Culture)!
                )
        );
}
