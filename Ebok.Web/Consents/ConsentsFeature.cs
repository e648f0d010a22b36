using Ebok.Core.Consents;

namespace Ebok.Web.Consents;

/// <summary>e-Faktura: consent on and off, its history.</summary>
internal static class ConsentsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddConsents(this IServiceCollection services)
    {
        services.AddSingleton<ReadEInvoice>();
        services.AddSingleton<SetEInvoice>();
        services.AddSingleton<ReadConsents>();
        services.AddSingleton<ReadCustomerConsents>();
        services.AddSingleton<SetMarketing>();
    }
}
