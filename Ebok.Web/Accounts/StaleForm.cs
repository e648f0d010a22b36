using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Ebok.Web.Accounts;

/// <summary>A form that came too late or from elsewhere: its antiforgery token was not good. The page is shown again
/// with a fresh one, and finds here what was typed. Empty for forms of other sites.</summary>
internal sealed class StaleForm
{
    private IFormCollection typed = FormCollection.Empty;

    /// <summary>Whether the page is shown for that reason.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What was typed into the field of that name; a page never asks for a password.</summary>
    public string? Typed(string field) => typed.TryGetValue(field, out var value) ? (string?)value : null;

    internal void Set(IFormCollection form)
    {
        IsStale = true;
        typed = form;
    }
}

/// <summary>Answers a form without a good antiforgery token: nothing is done, nothing typed is lost.</summary>
internal sealed class StaleFormAnswer(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, StaleForm stale)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        // Known and answered: from here on it is a page that is only looked at, and the form may be read.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Request.Method = HttpMethods.Get;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return;
        stale.Set(IsFromHere(context.Request) ? await ReadAsync(context) : FormCollection.Empty);
        context.Request.ContentType = null;
        await next(context);
    }

    // Broken off, too many fields, no boundary: no browser of ours sends it, and it is no more than a bad request.
    private static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }

    // A browser says so; what another site has filled in is not shown as if the customer had typed it.
    private static bool IsFromHere(HttpRequest request) =>
        request.HasFormContentType
        && (
            request.Headers["Sec-Fetch-Site"] == "same-origin"
            || request.Headers.Origin == $"{request.Scheme}://{request.Host}"
        );
}
