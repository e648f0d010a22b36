using Ebok.Core.CustomerFiles;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Ebok.Web.Shell;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Ebok.Web.Operator.Customers;

/// <summary>"Zobacz jak klient" (O4): <c>/operator/kpec/podglad/{id}/kpec/faktury</c> is the customer's page
/// <c>/kpec/faktury</c>, shown to the member of staff whose viewing that is. Only looking is possible: any other method
/// is refused before anything looks at the form, and below here nothing can write to the database.</summary>
internal sealed class ViewingAddress(
    RequestDelegate next,
    UtilityCatalog utilities,
    SessionCookie cookie,
    StaffSessions sessions,
    ViewAsCustomer viewing
)
{
    private const string Word = "podglad";

    /// <summary>What a viewing's addresses begin with.</summary>
    public static string PrefixOf(UtilityProfile utility, ViewingId id) =>
        $"{OperatorFeature.Root}/{utility.Slug}/{Word}/{id.Value}";

    public async Task InvokeAsync(HttpContext context, Office office)
    {
        var request = context.Request;
        if (Read(request.Path) is not var (utility, id, rest))
        {
            await next(context);
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await RefuseAsync(context);
            return;
        }
        var session = cookie.Read(request, StaffHandler.Place) is { } key
            ? await sessions.FindAsync(key, acts: true, context.RequestAborted)
            : null;
        if (session is not { Stage: StaffStage.Open })
        {
            context.Response.Redirect(OperatorFeature.SignInPath);
            return;
        }
        if (session.Places.FirstOrDefault(p => p.Utility == utility.Id) is not { } place)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var staff = new StaffActor(utility.Id, session.Staff, place.Role, BrowserName.CallerOf(context).Origin);
        if (await viewing.FindAsync(staff, session.Id, id, context.RequestAborted) is not { } open)
        {
            context.Response.Redirect($"{OperatorFeature.Root}/{utility.Slug}/klienci?podglad=koniec");
            return;
        }
        var prefix = PrefixOf(utility, id);
        office.LookAs(open.Session, new OfficeViewing(prefix, session.Staff, open.EndsAt));
        var (path, pathBase) = (request.Path, request.PathBase);
        EbokStore.LookOnly();
        try
        {
            (request.PathBase, request.Path) = (pathBase.Add(prefix), rest);
            await next(context);
        }
        finally
        {
            (request.PathBase, request.Path) = (pathBase, path);
        }
    }

    // In words of its own: the page that stands in for refused ones would be asked for with the form that was sent.
    private static Task RefuseAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(OperatorCustomersTexts.ViewingReadOnly, context.RequestAborted);
    }

    // /operator/{utility}/podglad/{id}/{utility}/…
    private (UtilityProfile Utility, ViewingId Id, PathString Below)? Read(PathString path)
    {
        if (
            !path.StartsWithSegments(OperatorFeature.Root, out var under)
            || under.Value!.Split('/') is not ["", var slug, Word, var text, var again, ..]
            || slug != again
            || !Guid.TryParse(text, out var id)
            || utilities.Find(slug) is not { } utility
        )
            return null;
        var length = $"{OperatorFeature.Root}/{slug}/{Word}/{text}".Length;
        return (utility, new ViewingId(id), new PathString(path.Value![length..]));
    }
}

/// <summary>Which of the customer's addresses a viewing shows: the pages that read what is his, and his files. What is
/// the signed-in person's (password, sessions, second factor) is not there.</summary>
internal sealed class ViewingPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, Office office)
    {
        if (office.Viewing is null || context.GetEndpoint() is not { } endpoint || IsSeen(endpoint))
            return next(context);
        context.Response.Redirect(office.Path("start") + "?podglad=brak");
        return Task.CompletedTask;
    }

    /// <summary>Whether a viewing shows it.</summary>
    public static bool IsSeen(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<SeenByStaffAttribute>() is not null
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page
            && page.Type.IsAssignableTo(typeof(CustomerPage))
            && endpoint.Metadata.GetMetadata<IslandsAttribute>() is null;
}
