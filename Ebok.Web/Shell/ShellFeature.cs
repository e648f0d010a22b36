using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Ebok.Web.Operator;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Ebok.Web.Shell;

/// <summary>The frame around every page: colours and logo of the utility, menu, status and error pages, generation
/// time.</summary>
internal static class ShellFeature
{
    /// <summary>Registers what layouts need.</summary>
    public static void AddShell(this IServiceCollection services)
    {
        services.AddSingleton<Themes>();
        services.AddSingleton<BuiltPages>();
        services.AddRadzenComponents();
        services.TryAddSingleton<ReadFreshness>();
        services.AddSingleton<ListLegalDocuments>();
        // Polish letters go out as they are: the default encoder makes six bytes and more of each.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Measures pages and stands in for those that fail.</summary>
    public static void UseShell(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(StatusPage.ErrorPath, createScopeForErrors: true);
        app.UseRequestLocalization(
            new RequestLocalizationOptions { RequestCultureProviders = [] }.SetDefaultCulture("pl-PL")
        );
        app.UseMiddleware<GenerationTime>();
    }

    /// <summary>Theme and logo of each utility. Public, and kept by the browser: the address changes with the
    /// content.</summary>
    public static void MapShell(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(
                "/{slug}/theme.css",
                (string? kolor, Office office, Themes themes, HttpResponse response) =>
                {
                    response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Text(themes.Css(office.Utility, kolor), "text/css");
                }
            )
            .AllowAnonymous();
        endpoints.MapGet("/{slug}/logo", LogoFile.OfUtilityAsync).AllowAnonymous();
        endpoints.MapGet("/{slug}/logo/{nip}", LogoFile.OfCompanyAsync).AllowAnonymous();
    }

    /// <summary>The pages, and the circuits of those that are interactive.</summary>
    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>().WithSlugs().ForStaffOnly().WithCircuits();
}
