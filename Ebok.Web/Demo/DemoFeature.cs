using Ebok.Core.Demo;
using Ebok.Core.Profiles;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;

namespace Ebok.Web.Demo;

/// <summary>Trying it: an empty database is filled, <c>/demo</c> and <c>/demo.json</c> say what to sign in with. All of it
/// in Development only.</summary>
internal static class DemoFeature
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<ImportDemo>();
        services.AddSingleton<DemoPayments>();
        services.AddSingleton<FillDemo>();
        services.AddSingleton<DemoImports>();
        services.AddSingleton<FillDemoStaff>();
        services.AddSingleton<FillDemoManagers>();
        services.AddSingleton<FillStaffWork>();
        services.AddSingleton<DemoPapers>();
    }

    /// <summary>Fills an empty database before the first request.</summary>
    public static Task FillDemoAsync(this WebApplication app) =>
        app.Environment.IsDevelopment()
            ? app
                .Services.GetRequiredService<FillDemo>()
                .RunAsync(app.Services.GetRequiredService<EbokOptions>().DataFolder, app.Lifetime.ApplicationStopping)
            : Task.CompletedTask;

    public static void MapDemo(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.MapGet("/demo.json", (DemoPapers papers) => Results.Json(DemoJson.Of(papers.All))).AllowAnonymous();
    }
}

/// <summary>The papers of all utilities, made when first asked for.</summary>
internal sealed class DemoPapers(UtilityCatalog utilities, ProfileFiles files)
{
    private readonly Lazy<IReadOnlyList<DemoPaper>> all = new(() =>
        // A utility that was made at the dashboard has no demo.
        [.. utilities.All.Where(u => files.Of(u.Id) is not null).Select(DemoPaper.Of)]
    );

    public IReadOnlyList<DemoPaper> All => all.Value;
}
