using Ebok.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Ebok.Web.Accounts;

/// <summary>Sign-in, sessions, own password.</summary>
internal static class AccountsFeature
{
    /// <summary>Registers the use cases and closes every address that does not open itself by
    /// <c>[AllowAnonymous]</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<CreateAccount>();
        services.AddScoped<Office>();
        services
            .AddAuthentication(SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(signedIn).SetFallbackPolicy(signedIn);
        return services;
    }

    /// <summary>Utility of the address, then who asks, then whether he may.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<OfficeOfAddress>();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
