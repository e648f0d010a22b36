using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ebok.Core.Audit;
using Ebok.Core.Content;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Content;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Templates;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Log;

/// <summary>Dziennik: the audit trail, shown and exported.</summary>
internal static class AuditLogFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddAuditLog(this IServiceCollection services)
    {
        services.AddSingleton<ListAudit>();
        services.AddSingleton<ExportAudit>();
        services.AddStaffTable<AuditTable>();
    }
}

/// <summary>The filter of the trail as it stands in the address.</summary>
internal static class AuditLogFilter
{
    /// <summary>Reads it; what cannot be is not asked for.</summary>
    public static AuditFilter Read(string? person, string? act, PeriodInput days, string? subject) =>
        new(
            Guid.TryParse(person, out var who) ? new StaffId(who) : null,
            Enum.GetValues<AuditAct>().Where(a => a.ToString() == act).Cast<AuditAct?>().FirstOrDefault(),
            days.Period,
            string.IsNullOrWhiteSpace(subject) ? null : subject.Trim()
        );

    /// <summary>The same for an address: <c>?kto=…&amp;od=…</c>, empty for none.</summary>
    public static string Query(AuditFilter filter) =>
        QueryString
            .Create(
                new KeyValuePair<string, string?>[]
                {
                    new("kto", filter.Person?.Value.ToString()),
                    new("co", filter.Act?.ToString()),
                    new("od", filter.Days.From is { } from ? Show.Iso(from) : null),
                    new("do", filter.Days.To is { } to ? Show.Iso(to) : null),
                    new("czego", filter.Subject),
                }.Where(pair => pair.Value is not null)
            )
            .ToString();
}

/// <summary>Words of the trail.</summary>
internal static class AuditWords
{
    /// <summary>What was done; an act that has no words yet, by its name.</summary>
    public static string Of(AuditAct act) =>
        OperatorLogTexts.ResourceManager.GetString($"Act_{act}", OperatorLogTexts.Culture) ?? act.ToString();

    /// <summary>The word more: roles, places and mails as staff call them.</summary>
    public static string? DetailOf(AuditRow row) =>
        row.Act switch
        {
            AuditAct.StaffAdded or AuditAct.StaffRoleChanged when Enum.TryParse<StaffRole>(row.Detail, out var role) =>
                StaffTexts.Of(role),
            AuditAct.ArticleSaved
            or AuditAct.ArticlePublished when Enum.TryParse<ArticleKind>(row.Detail, out var kind) =>
                ArticleWords.TitleOf(kind),
            AuditAct.MailTemplateChanged
            or AuditAct.MailTemplateReset when Enum.TryParse<MailKind>(row.Detail, out var mail) => TemplateWords.Of(
                mail
            ),
            _ => row.Detail,
        };

    /// <summary>To what; null where there is nothing to say.</summary>
    public static string? Of(AuditRow row) =>
        row.Subject is { } subject
            ? Show.Text(
                OperatorLogTexts.ResourceManager.GetString($"Kind_{subject.Kind}", OperatorLogTexts.Culture)!,
                subject.Text
            )
            : row.Target?.ToString();
}

/// <summary><c>/operator/{utility}/dziennik.csv</c> and <c>.json</c>: the file is written while it is read.</summary>
internal static class AuditLogEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        var closed = new StaffPageAttribute(StaffRole.Manager);
        app.MapGet(
                OperatorFeature.Root + "/{utility}/dziennik.csv",
                (HttpContext context, OperatorDesk desk, ExportAudit export) => RunAsync(context, desk, export, "csv")
            )
            .WithMetadata(closed);
        app.MapGet(
                OperatorFeature.Root + "/{utility}/dziennik.json",
                (HttpContext context, OperatorDesk desk, ExportAudit export) => RunAsync(context, desk, export, "json")
            )
            .WithMetadata(closed);
    }

    private static async Task RunAsync(HttpContext context, OperatorDesk desk, ExportAudit export, string format)
    {
        var query = context.Request.Query;
        var filter = AuditLogFilter.Read(
            query["kto"],
            query["co"],
            PeriodInput.Read(query["od"], query["do"]),
            query["czego"]
        );
        var result = await export.RunAsync(desk.Staff, filter, format, context.RequestAborted);
        if (!result.TryGet(out var file, out _))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition =
            $"attachment; filename={OperatorLogTexts.FileName}-{desk.Utility.Slug}.{format}";
        if (format == "csv")
            await WriteCsvAsync(context.Response, file.Rows, context.RequestAborted);
        else
            await JsonSerializer.SerializeAsync(context.Response.Body, file.Rows, Json, context.RequestAborted);
    }

    private static async Task WriteCsvAsync(
        HttpResponse response,
        IAsyncEnumerable<AuditRow> rows,
        CancellationToken cancel
    )
    {
        await using var writer = new StreamWriter(
            response.Body,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        await writer.WriteAsync(OperatorLogTexts.CsvHead + "\r\n");
        await foreach (var row in rows.WithCancellation(cancel))
            await writer.WriteAsync(
                string.Join(
                    ';',
                    row.Number.ToString(CultureInfo.InvariantCulture),
                    row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    CsvCell.Of(row.Person),
                    CsvCell.Of(AuditWords.Of(row.Act)),
                    row.Act,
                    CsvCell.Of(row.Subject is null ? null : AuditWords.Of(row)),
                    row.Target,
                    CsvCell.Of(row.Detail),
                    CsvCell.Of(row.Origin),
                    row.Hash
                ) + "\r\n"
            );
    }
}
