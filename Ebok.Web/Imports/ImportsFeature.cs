using Ebok.Core.Imports;
using Ebok.Core.Invoices.Notices;

namespace Ebok.Web.Imports;

/// <summary>What fills the portal from a billing system's exports.</summary>
internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<TellOfNewInvoices>().AddSingleton<ImportFa3Folder>().AddSingleton<ImportCsvFolder>();
}
