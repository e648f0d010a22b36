using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Web.Operator.Frame;

/// <summary>"Pobierz CSV": a staff's table whole, as it is filtered and sorted, for a Polish spreadsheet.</summary>
internal static partial class StaffCsv
{
    /// <summary>Rows in one file at most.</summary>
    private const int Most = 100_000;
    private const int Piece = 1000;

    /// <summary>Opens <c>/operator/{utility}/{page}.csv</c> to whoever may; every file is in the audit trail.</summary>
    public static void MapStaffTable<TTable, TRow>(this IEndpointRouteBuilder app, string page)
        where TTable : StaffTable<TRow> =>
        app.MapGet($"{OperatorFeature.Root}/{{utility}}/{page}.csv", DownloadAsync<TTable, TRow>)
            .WithMetadata(new StaffPageAttribute());

    private static async Task DownloadAsync<TTable, TRow>(
        TTable table,
        OperatorDesk desk,
        RecordExport record,
        TimeProvider clock,
        HttpContext context
    )
        where TTable : StaffTable<TRow>
    {
        var cancel = context.RequestAborted;
        if (!desk.Staff.Is(table.MayExport))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var columns = table.Columns(desk);
        var query = new GridQuery(context.Request.Query, table.Filters(desk));
        var first = await table.LoadAsync(desk, query, new PageRequest(1, Piece), cancel);
        await record.RunAsync(desk.Staff, table.Page, first.Total, cancel);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename={table.Page}-{desk.Utility.Slug}-{WarsawTime.Local(clock.GetUtcNow()):yyyy-MM-dd-HHmm}.csv"
        );
        await WriteAsync("\uFEFF" + Line(columns.Select(c => c.Title)));
        for (var page = first; ; page = await table.LoadAsync(desk, query, new(page.Number + 1, Piece), cancel))
        {
            var text = new StringBuilder();
            foreach (var row in page.Rows)
                text.Append(Line(columns.Select(c => c.Text(row))));
            await WriteAsync(text.ToString());
            if (page.Number >= page.Count || page.Number * Piece >= Most)
                return;
        }

        Task WriteAsync(string text) => context.Response.WriteAsync(text, Encoding.UTF8, cancel);
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
