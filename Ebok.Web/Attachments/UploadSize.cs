using Ebok.Core.Content;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;

namespace Ebok.Web.Attachments;

/// <summary>Raises the limit of a request at the pages that take files. What says of itself that it is larger is not taken:
/// the page comes back with what was typed, and says so (<see cref="StaleForm"/>); of no form of ours not a byte is read.
/// </summary>
internal sealed class UploadSize(RequestDelegate next)
{
    private const long Megabyte = 1024 * 1024;
    private const int MostMegabytes = 100;

    public Task InvokeAsync(HttpContext context, Office office, UtilityCatalog utilities, StaleForm stale)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null
        )
            return next(context);
        // A page of staff names its utility in the address too; one that is none is refused in a moment.
        var utility = office.UtilityOrNull ?? utilities.Find(context.GetRouteValue("utility") as string ?? "");
        if (utility is null)
            return next(context);
        // What staff publish may be larger than what they take.
        var limit = Math.Max(
            LimitOf(utility.Attachments),
            office.UtilityOrNull is null ? (PublishDocument.MostMegabytes + 1) * Megabyte : 0
        );
        var isTooLarge = context.Request.ContentLength > limit;
        if (isTooLarge && !FormOrigin.IsFromHere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        // Of what is too large the form itself stops at its own limit.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = isTooLarge ? null : limit;
        if (isTooLarge)
        {
            context.Features.Set<IFormFeature>(new OversizeForm(context.Request, 2 * limit));
            stale.IsTooLarge(limit / Megabyte - 1);
        }
        return next(context);
    }

    // All the files, and the form around them.
    private static long LimitOf(AttachmentRules rules) =>
        (Math.Min(rules.MaxFiles * rules.MaxMegabytes, MostMegabytes) + 1) * Megabyte;
}
