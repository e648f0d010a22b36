using Ebok.Core.Content;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;

namespace Ebok.Web.Attachments;

/// <summary>Raises the limit of a request at the pages that take files, and refuses what says of itself that it is larger
/// before a byte of it is read.</summary>
internal sealed class UploadSize(RequestDelegate next)
{
    private const long Megabyte = 1024 * 1024;
    private const int MostMegabytes = 100;

    public Task InvokeAsync(HttpContext context, Office office, UtilityCatalog utilities)
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
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
        if (context.Request.ContentLength <= limit)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    // All the files, and the form around them.
    private static long LimitOf(AttachmentRules rules) =>
        (Math.Min(rules.MaxFiles * rules.MaxMegabytes, MostMegabytes) + 1) * Megabyte;
}
