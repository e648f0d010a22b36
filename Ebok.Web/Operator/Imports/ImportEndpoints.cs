using System.Globalization;
using System.Text;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Imports.Unmatched;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator.Imports;

/// <summary>Forms and downloads of imports: addresses without a page.</summary>
internal static class ImportEndpoints
{
    public const string NoFiles = "brak";
    public const string TooLarge = "rozmiar";
    public const string BadHour = "godzina";
    public const string AtOnce = "od-razu";
    public const string Daily = "codziennie";
    public const string Off = "wylaczony";

    private const string Import = OperatorFeature.Root + "/{utility}/import";
    private const string Unmatched = OperatorFeature.Root + "/{utility}/nieprzypisane";
    private const int MostFiles = 5000;

    public static void Map(IEndpointRouteBuilder app)
    {
        object[] form = [new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute()];
        var bytes = app.ServiceProvider.GetRequiredService<EbokOptions>().ImportMegabytes * 1024L * 1024;
        app.MapPost(Import + "/pliki", ReceiveAsync)
            .WithMetadata([.. form, new RequestSizeLimitAttribute(bytes + 1024 * 1024)])
            .WithFormOptions(multipartBodyLengthLimit: bytes, valueCountLimit: MostFiles);
        app.MapPost(Import + "/harmonogram", ScheduleAsync).WithMetadata(form);
        app.MapPost(Import + "/{id:guid}/uruchom", StartAsync).WithMetadata(form);
        app.MapPost(Import + "/{id:guid}/zatrzymaj", CancelAsync).WithMetadata(form);
        app.MapPost(Import + "/{id:guid}/wycofaj", UndoAsync).WithMetadata(form);
        app.MapGet(Import + "/{id:guid}/postep", ProgressAsync).WithMetadata(new StaffPageAttribute());
        app.MapGet(Import + "/{id:guid}/wynik.csv", ExportAsync).WithMetadata(new StaffPageAttribute());
        app.MapPost(Unmatched + "/{id:guid}/przypisz", AssignAsync).WithMetadata(form);
        app.MapPost(Unmatched + "/{id:guid}/odepnij", UnassignAsync).WithMetadata(form);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request,
        OperatorDesk desk,
        ReceiveImport receive,
        CancellationToken cancel
    )
    {
        // Read by the check of the form's token, to temporary files where they are large.
        var posted = await request.ReadFormAsync(cancel);
        var files = posted.Files.GetFiles("pliki").Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (files.Count == 0)
            return Results.LocalRedirect(desk.Path("import?blad=" + NoFiles));
        if (!Guid.TryParse(posted["zadanie"], out var id))
            return Results.BadRequest();
        var received = await receive.RunAsync(
            desk.Staff,
            id,
            [.. files.Select(f => new SentFile(f.FileName, f.OpenReadStream))],
            cancel
        );
        if (received.TryGet(out var run, out var refusal))
            return Results.LocalRedirect(desk.Path($"import/{run.Value}"));
        return refusal is BadPackage { Problem: var problem }
            ? Results.LocalRedirect(
                desk.Path("import")
                    + QueryString.Create("blad", problem.Fault.ToString()).Add("plik", problem.File).ToUriComponent()
            )
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ScheduleAsync(
        [FromForm(Name = "kiedy")] string? when,
        [FromForm(Name = "godzina")] string? hour,
        OperatorDesk desk,
        SetImportSchedule set,
        CancellationToken cancel
    )
    {
        TimeOnly? at = null;
        if (when == Daily)
        {
            if (!TimeOnly.TryParseExact(hour, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                return Results.LocalRedirect(desk.Path("import?blad=" + BadHour));
            at = read;
        }
        return (await set.RunAsync(desk.Staff, when == Off, at, cancel)).IsOk
            ? Results.LocalRedirect(desk.Path("import?zapisano=1"))
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> StartAsync(
        Guid id,
        OperatorDesk desk,
        StartImport start,
        CancellationToken cancel
    ) => Back(desk, id, (await start.RunAsync(desk.Staff, new(id), cancel)).Refusal);

    private static async Task<IResult> CancelAsync(
        Guid id,
        OperatorDesk desk,
        CancelImport stop,
        CancellationToken cancel
    ) => Back(desk, id, (await stop.RunAsync(desk.Staff, new(id), cancel)).Refusal);

    private static async Task<IResult> UndoAsync(Guid id, OperatorDesk desk, UndoImport undo, CancellationToken cancel)
    {
        var undone = await undo.RunAsync(desk.Staff, new(id), cancel);
        if (undone.IsOk)
            return Results.LocalRedirect(desk.Path($"import/{id}?cofnieto=1"));
        // What stands in the way is said there.
        return undone.Refusal is ImportNeeded
            ? Results.LocalRedirect(desk.Path($"import/{id}/cofnij"))
            : Back(desk, id, undone.Refusal);
    }

    private static IResult Back(OperatorDesk desk, Guid id, Refusal? refusal) =>
        refusal switch
        {
            null => Results.LocalRedirect(desk.Path($"import/{id}")),
            NotOfYourRole => Results.StatusCode(StatusCodes.Status403Forbidden),
            NotFound => Results.NotFound(),
            _ => Results.LocalRedirect(desk.Path($"import/{id}?odmowa=1")),
        };

    private static async Task<IResult> ProgressAsync(
        Guid id,
        OperatorDesk desk,
        ReadImport read,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        response.Headers.CacheControl = "no-store";
        return await read.RunAsync(desk.Staff, new(id), cancel) is { } view
            ? Results.Json(
                new
                {
                    moving = ImportLabels.IsMoving(view.Row.State),
                    state = view.Row.State.ToString(),
                    percent = ImportProgressCard.Percent(view),
                    line = ImportProgressCard.LineOf(view),
                }
            )
            : Results.NotFound();
    }

    private static async Task<IResult> ExportAsync(
        Guid id,
        OperatorDesk desk,
        ReadImport read,
        ListImportFindings list,
        CancellationToken cancel
    )
    {
        if (await read.RunAsync(desk.Staff, new(id), cancel) is null)
            return Results.NotFound();
        return Results.Stream(
            async body =>
            {
                await foreach (var line in list.ExportAsync(desk.Staff, new(id), null, cancel))
                    await body.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
            },
            "text/csv; charset=utf-8",
            $"import-{id:N}.csv"
        );
    }

    private static async Task<IResult> AssignAsync(
        Guid id,
        [FromForm(Name = "klient")] Guid? customer,
        [FromForm(Name = "zapamietaj")] string? remember,
        OperatorDesk desk,
        AssignInvoice assign,
        CancellationToken cancel
    )
    {
        var given = await assign.RunAsync(
            desk.Staff,
            new(id),
            new(customer ?? Guid.Empty),
            remember is not null,
            cancel
        );
        return given.TryGet(out var count, out var refusal)
            ? Results.LocalRedirect(
                desk.Path(string.Create(CultureInfo.InvariantCulture, $"nieprzypisane/{id}?przypisano={count}"))
            )
            : RefusedOf(desk, id, refusal);
    }

    private static async Task<IResult> UnassignAsync(
        Guid id,
        OperatorDesk desk,
        UnassignInvoice unassign,
        CancellationToken cancel
    )
    {
        var taken = await unassign.RunAsync(desk.Staff, new(id), cancel);
        return taken.Refusal is { } refusal
            ? RefusedOf(desk, id, refusal)
            : Results.LocalRedirect(desk.Path($"nieprzypisane/{id}?cofnieto=1"));
    }

    private static IResult RefusedOf(OperatorDesk desk, Guid id, Refusal refusal) =>
        refusal switch
        {
            NotOfYourRole => Results.StatusCode(StatusCodes.Status403Forbidden),
            NotFound => Results.NotFound(),
            _ => Results.LocalRedirect(desk.Path($"nieprzypisane/{id}?odmowa={refusal.Code}")),
        };
}
