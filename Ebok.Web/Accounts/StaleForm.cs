using Ebok.Web.Attachments;
using Ebok.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Ebok.Web.Accounts;

/// <summary>A form that came too late or from elsewhere (its antiforgery token was not good), or with more files than can be
/// taken. The page is shown again, and finds here what was typed. Empty for forms of other sites.</summary>
internal sealed class StaleForm
{
    private IFormCollection typed = FormCollection.Empty;

    /// <summary>Whether the page is shown for that reason.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Most megabytes of the files of one form; null: there were not too many.</summary>
    internal long? MostMegabytes { get; private set; }

    /// <summary>Why the page is shown again.</summary>
    /// <param name="late">What it says where the form came too late.</param>
    public string Why(string late) => MostMegabytes is { } most ? Show.Text(AttachmentTexts.AllTooLarge, most) : late;

    /// <summary>What was typed into the field of that name; a page never asks for a password.</summary>
    public string? Typed(string field) => typed.TryGetValue(field, out var value) ? (string?)value : null;

    /// <summary>What was typed, in the model of the page; an empty one where nothing was. The page never asks for a
    /// password.</summary>
    /// <param name="prefix">Name of the model in the form: <c>Typed</c>.</param>
    public T Filled<T>(string prefix)
        where T : class, new()
    {
        var model = new T();
        FormFill.Fill(typed, model, prefix);
        return model;
    }

    internal void IsTooLarge(long mostMegabytes) => MostMegabytes = mostMegabytes;

    internal void Set(IFormCollection form)
    {
        IsStale = true;
        typed = form;
    }
}

/// <summary>Answers a form without a good antiforgery token, or with too much in its files: nothing is done, nothing typed is
/// lost.</summary>
internal sealed class StaleFormAnswer(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, StaleForm stale, KeptFiles kept)
    {
        var isTooLarge = stale.MostMegabytes is not null;
        if (!isTooLarge && context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = isTooLarge
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status400BadRequest;
        // Known and answered: from here on it is a page that is only looked at, and the form may be read.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Request.Method = HttpMethods.Get;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return;
        var form = FormOrigin.IsFromHere(context.Request) ? await FormOrigin.ReadAsync(context) : FormCollection.Empty;
        stale.Set(form);
        foreach (var field in KeptFiles.FieldsOf(form))
            await kept.KeepAsync(form, field, rules: null, context.RequestAborted);
        context.Request.ContentType = null;
        await next(context);
    }
}
