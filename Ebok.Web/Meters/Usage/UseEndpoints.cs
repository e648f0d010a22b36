using Ebok.Core.Meters.Usage;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;

namespace Ebok.Web.Meters.Usage;

/// <summary><c>/{slug}/liczniki/{id}/zuzycie.csv</c>; somebody else's meter is 404.</summary>
internal static class UseEndpoints
{
    public static void MapUse(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/{slug}/liczniki/{id:guid}/zuzycie.csv",
            async (Office office, Guid id, HttpContext context, ReadUse read) =>
                await read.RunAsync(office.Actor, new MeterId(id), context.RequestAborted) is { } use
                    ? Results.File(UseCsv.Write(use), "text/csv; charset=utf-8", UseCsv.NameOf(use))
                    : Results.NotFound()
        );
}
