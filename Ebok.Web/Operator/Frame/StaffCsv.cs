using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Web.Operator.Frame;

/// <summary>"Pobierz CSV": a staff's table whole, as it is filtered and sorted, for a Polish spreadsheet.</summary>
internal static partial class StaffCsv
{
    private const int Piece = 500;

    /// <summary>Registers a table, by its type and among all of them.</summary>
    public static void AddStaffTable<TTable>(this IServiceCollection services)
        where TTable : StaffTable
    {
        services.AddSingleton<TTable>();
        services.AddSingleton<StaffTable>(all => all.GetRequiredService<TTable>());
    }

    /// <summary>Opens <c>/operator/{utility}/{name}.csv</c> of every table to whoever may; each file is in the audit
    /// trail.</summary>
    public static void MapStaffTables(this IEndpointRouteBuilder app)
    {
        foreach (var table in app.ServiceProvider.GetServices<StaffTable>().Where(t => !t.HasOwnFile))
            app.MapGet(
                    $"{OperatorFeature.Root}/{{utility}}/{table.Name}.csv",
                    (HttpContext context) => DownloadAsync(table, context)
                )
                .WithMetadata(new StaffPageAttribute(table.MayExport));
    }

    private static async Task DownloadAsync(StaffTable table, HttpContext context)
    {
        var services = context.RequestServices;
        var desk = services.GetRequiredService<OperatorDesk>();
        var cancel = context.RequestAborted;
        var file = await table.FileAsync(desk, context.Request.Query, cancel);
        await services.GetRequiredService<RecordExport>().RunAsync(desk.Staff, table.Name, file.Rows, cancel);
        var now = WarsawTime.Local(services.GetRequiredService<TimeProvider>().GetUtcNow());
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename={table.Name.Replace('/', '-')}-{desk.Utility.Slug}-{now:yyyy-MM-dd-HHmm}.csv"
        );
        await context.Response.WriteAsync("\uFEFF" + Line(file.Titles), Encoding.UTF8, cancel);
        await foreach (var lines in file.Lines.Chunk(Piece).WithCancellation(cancel))
            await context.Response.WriteAsync(string.Concat(lines.Select(Line)), Encoding.UTF8, cancel);
    }

    /// <summary>A line, cells apart by semicolons.</summary>
    internal static string Line(IEnumerable<string?> cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    // Somebody else's words must be no formula; a number with a minus is a number.
    private static string Cell(string? text)
    {
        var plain = (text ?? "").Replace('\u00a0', ' ').Replace('\u2212', '-');
        if (plain is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !Number().IsMatch(plain))
            plain = "'" + plain;
        return plain.AsSpan().IndexOfAny(";\"\r\n") < 0
            ? plain
            : "\"" + plain.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    [GeneratedRegex(@"\A-[0-9][0-9 ]*(,[0-9]+)?\z")]
    private static partial Regex Number();
}
