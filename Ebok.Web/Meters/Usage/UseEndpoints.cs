using Ebok.Core.Meters;
using Ebok.Core.Meters.Usage;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;

namespace Ebok.Web.Meters.Usage;

/// <summary><c>/{slug}/liczniki/{id}/zuzycie.csv</c> and <c>odczyty.csv</c>; somebody else's meter is 404.</summary>
internal static class UseEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapUse(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(
                "/{slug}/liczniki/{id:guid}/zuzycie.csv",
                async (Office office, Guid id, HttpContext context, ReadUse read) =>
                    await read.RunAsync(office.Actor, new MeterId(id), context.RequestAborted) is { } use
                        ? Results.File(UseCsv.Write(use), Csv, UseCsv.NameOf(use))
                        : Results.NotFound()
            )
            .WithMetadata(new SeenByStaffAttribute());
        endpoints
            .MapGet(
                "/{slug}/liczniki/{id:guid}/odczyty.csv",
                async (Office office, Guid id, HttpContext context, ListReadings list) =>
                    await list.RunAsync(office.Actor, new MeterId(id), context.RequestAborted) is { } history
                        ? Results.File(UseCsv.Write(history), Csv, UseCsv.NameOf(history))
                        : Results.NotFound()
            )
            .WithMetadata(new SeenByStaffAttribute());
    }
}
