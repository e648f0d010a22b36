using Ebok.Core.Invoices;

namespace Ebok.Web.Invoices;

/// <summary>Faktury: list and one invoice.</summary>
internal static class InvoicesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddInvoices(this IServiceCollection services)
    {
        services.AddSingleton<ListInvoices>();
        services.AddSingleton<ReadInvoice>();
    }
}
