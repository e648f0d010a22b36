using Ebok.Core.AccountChecks;

namespace Ebok.Web.AccountChecks;

/// <summary>"Czy to nasze konto?", without sign-in.</summary>
internal static class AccountChecksFeature
{
    /// <summary>Registers the use case.</summary>
    public static void AddAccountChecks(this IServiceCollection services) => services.AddSingleton<CheckAccount>();
}
