using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace Ebok.Web.Shell;

/// <summary>The token of a page's forms. The framework's own provider also hands it to circuits that might come, as an
/// encrypted kilobyte at the end of every page; here forms are posted by plain pages only, and islands post nothing.
/// Remove when the framework writes that state only on pages with interactive components.</summary>
internal sealed class PageAntiforgery(IAntiforgery antiforgery, IHttpContextAccessor accessor) : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken()
    {
        if (accessor.HttpContext is not { } context)
            return null;
        var tokens = context.Response.HasStarted
            ? antiforgery.GetTokens(context)
            : antiforgery.GetAndStoreTokens(context);
        return tokens.RequestToken is { } token ? new AntiforgeryRequestToken(token, tokens.FormFieldName) : null;
    }
}
