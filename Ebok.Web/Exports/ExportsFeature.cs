using Ebok.Core.Exports;
using Ebok.Core.Shared;
using Ebok.Web.Commands;
using Ebok.Web.Hosting;
using Ebok.Web.Operator;
using Ebok.Web.Operator.Exports;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Exports;

/// <summary>Eksport: what customers sent, for the billing system.</summary>
internal static class ExportsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddExports(this IServiceCollection services, EbokOptions options)
    {
        services.AddSingleton(new ExportLocks(options.DataFolder));
        services.AddSingleton<TakeExport>();
        services.AddSingleton<ListExports>();
        services.AddStaffTable<ExportsTable>();
        services.AddSingleton<WriteExport>();
    }

    /// <summary><c>/operator/{utility}/eksport/{id}/plik?format=json</c>: an export, written as it is asked for.</summary>
    public static void MapExports(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(OperatorFeature.Root + "/{utility}/eksport/{id:guid}/plik", FileAsync)
            .WithMetadata(new StaffPageAttribute());

    private static async Task<IResult> FileAsync(
        Guid id,
        string? format,
        OperatorDesk desk,
        WriteExport write,
        CancellationToken cancel
    )
    {
        if (!(await write.OpenAsync(desk.Staff, new ExportId(id), cancel)).TryGet(out var export, out _))
            return Results.NotFound();
        var json = format == "json";
        var (kind, type) = json
            ? (ExportFormat.Json, "application/json")
            : (ExportFormat.Csv, "text/csv; charset=utf-8");
        return Results.Stream(
            output => write.RunAsync(desk.Staff.Utility, export, kind, output, cancel),
            type,
            WriteExport.FileNameOf(desk.Staff.Utility, export, kind)
        );
    }
}
