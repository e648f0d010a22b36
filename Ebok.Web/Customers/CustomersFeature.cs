using Ebok.Core.Customers;

namespace Ebok.Web.Customers;

/// <summary>Informacje after sign-in, dane kontrahenta.</summary>
internal static class CustomersFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<ReadStart>();
        services.AddSingleton<ReadCustomer>();
    }
}
