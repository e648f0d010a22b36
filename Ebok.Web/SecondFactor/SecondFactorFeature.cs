using Ebok.Core.SecondFactor;

namespace Ebok.Web.SecondFactor;

/// <summary>Codes of authenticator apps, recovery codes, passkeys.</summary>
internal static class SecondFactorFeature
{
    /// <summary>Registers the use cases.</summary>
    public static IServiceCollection AddSecondFactor(this IServiceCollection services)
    {
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SecurityNotices>();
        services.AddSingleton<FindHalfSignIn>();
        services.AddSingleton<CompleteSignIn>();
        services.AddSingleton<SignInWithPasskey>();
        services.AddSingleton<ShowSecurity>();
        services.AddSingleton<BeginSecondFactor>();
        services.AddSingleton<ShowFactorKey>();
        services.AddSingleton<ConfirmSecondFactor>();
        services.AddSingleton<TurnOffSecondFactor>();
        services.AddSingleton<RenewRecoveryCodes>();
        services.AddSingleton<ConfirmOwner>();
        services.AddSingleton<AddPasskey>();
        services.AddSingleton<RemovePasskey>();
        services.AddSingleton<PasskeyUsers>();
        services.AddSingleton<HalfCookie>();
        services.AddScoped<PasskeyCeremony>();
        return services;
    }

    /// <summary>What a script of the pages talks to.</summary>
    public static void MapSecondFactor(this IEndpointRouteBuilder app) => PasskeyEndpoints.Map(app);
}
