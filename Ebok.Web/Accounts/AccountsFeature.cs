using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Web.Attachments;
using Ebok.Web.FormDrafts;
using Ebok.Web.Hosting;
using Ebok.Web.Operator;
using Ebok.Web.Operator.Customers;
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
        services.AddSingleton<OneTimeSecrets>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<CredentialsUpkeep>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<StartSession>();
        services.AddSingleton<CreateAccount>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<CheckSession>();
        services.AddSingleton<EndSessions>();
        services.AddSingleton<ListSessions>();
        services.AddSingleton<SwitchCustomer>();
        services.AddSingleton<ListHeldCustomers>();
        services.AddSingleton<CurrentPassword>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<RequestEmailChange>();
        services.AddSingleton<ConfirmEmailChange>();
        services.AddSingleton<BlockAccount>();
        services.AddSingleton<SessionUpkeep>();
        services.AddHostedService(s => s.GetRequiredService<SessionUpkeep>());
        services.AddScoped<Office>();
        services.AddScoped<StaleForm>();
        services.AddFormDrafts();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<BrowserSignIn>();
        services.AddHttpContextAccessor();
        services
            .AddAuthentication(SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddSingleton<IAuthorizationHandler, OwnPasswordHandler>();
        var signedIn = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .AddRequirements(new OwnPasswordRequirement())
            .Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(signedIn).SetFallbackPolicy(signedIn);
        return services;
    }

    /// <summary>Utility of the address, then who asks, then whether he may, then whether his form is his.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseMiddleware<ViewingAddress>();
        app.UseRouting();
        app.UseMiddleware<RateLimits>();
        app.UseMiddleware<OfficeOfAddress>();
        app.UseMiddleware<ViewingPages>();
        app.UseMiddleware<UploadSize>();
        app.UseMiddleware<DeniedRightsTrail>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<StaleFormAnswer>();
        app.UseMiddleware<KeptFormFill>();
    }

    /// <summary>Sign-out, ending of other sessions, choice of the customer: forms without a page.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        SessionEndpoints.Map(app);
        PasswordRating.Map(app);
    }
}
