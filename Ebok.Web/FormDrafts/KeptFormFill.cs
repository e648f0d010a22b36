using Ebok.Core.Accounts;
using Ebok.Web.Accounts;

namespace Ebok.Web.FormDrafts;

/// <summary>Shows a kept form at its page as if it had come too late (<see cref="StaleForm"/>): the page fills its fields
/// and says that nothing was sent.</summary>
internal sealed class KeptFormFill(RequestDelegate next)
{
    public async Task InvokeAsync(
        HttpContext context,
        Office office,
        KeptForms forms,
        StaleForm stale,
        SwitchCustomer switchCustomer
    )
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<KeepsFormAttribute>() is not null
            && office is { UtilityOrNull: { } utility, ActorOrNull: { } actor, Session: { } session }
        )
        {
            if (HttpMethods.IsPost(context.Request.Method))
                await forms.DropAsync(context, utility, actor.Account);
            else if (!stale.IsStale && await forms.FindAsync(context, utility, actor.Account) is var (form, customer))
            {
                // The new session has chosen the first of several customers; the form was for this one.
                if (customer is { } its && its != actor.Customer)
                {
                    if ((await switchCustomer.RunAsync(session, its, context.RequestAborted)).IsOk)
                        context.Response.Redirect(context.Request.Path + context.Request.QueryString);
                    else
                        await next(context);
                    return;
                }
                stale.Set(form);
            }
        }
        await next(context);
    }
}
