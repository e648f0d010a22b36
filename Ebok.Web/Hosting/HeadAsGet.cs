namespace Ebok.Web.Hosting;

/// <summary>HEAD is answered as GET would be, without the body, which the server leaves out by itself: pages are mapped
/// for GET only, and uptime monitors ask with HEAD. Stands before routing, hence a start-up filter.</summary>
internal sealed class HeadAsGet : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (HttpContext context, RequestDelegate rest) =>
                {
                    if (HttpMethods.IsHead(context.Request.Method))
                        context.Request.Method = HttpMethods.Get;
                    return rest(context);
                }
            );
            next(app);
        };
}
