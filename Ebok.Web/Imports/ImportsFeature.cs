using Ebok.Core.Imports;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Imports.Unmatched;
using Ebok.Core.Invoices.Notices;
using Ebok.Web.Hosting;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Imports;

namespace Ebok.Web.Imports;

/// <summary>What fills the portal from a billing system's exports: from the command line, sent in by staff, out of the
/// watched folder.</summary>
internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services, EbokOptions options)
    {
        services.AddStaffTable<ImportsTable>();
        services.AddStaffTable<UnmatchedTable>();
        return services
            .AddSingleton<TellOfNewInvoices>()
            .AddSingleton<ImportFa3Folder>()
            .AddSingleton<ImportCsvFolder>()
            .AddSingleton<ImportFiles>()
            .AddSingleton(new ImportFolders(options.DataFolder, options.ImportWatch))
            .AddSingleton<ImportSignal>()
            .AddSingleton<ReceiveImport>()
            .AddSingleton<StartImport>()
            .AddSingleton<CancelImport>()
            .AddSingleton<SetImportSchedule>()
            .AddSingleton<UndoImport>()
            .AddSingleton<ListImports>()
            .AddSingleton<ReadImport>()
            .AddSingleton<ListImportFindings>()
            .AddSingleton<ListUnmatched>()
            .AddSingleton<ReadUnmatched>()
            .AddSingleton<AssignInvoice>()
            .AddSingleton<UnassignInvoice>()
            .AddHostedService<ImportWorker>();
    }

    public static void MapImports(this IEndpointRouteBuilder app) => ImportEndpoints.Map(app);
}
