using Ebok.Core.SecondFactor;

namespace Ebok.Web.SecondFactor;

/// <summary>Codes of authenticator apps, recovery codes, passkeys.</summary>
internal static class SecondFactorFeature
{
    /// <summary>Registers the use cases.</summary>
    public static IServiceCollection AddSecondFactor(this IServiceCollection services)
    {
        services.AddSingleton<SecondFactors>();
        return services;
    }
}
