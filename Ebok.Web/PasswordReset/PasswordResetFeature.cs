using Ebok.Core.PasswordReset;

namespace Ebok.Web.PasswordReset;

/// <summary>The emergency password change.</summary>
internal static class PasswordResetFeature
{
    public static void AddPasswordReset(this IServiceCollection services)
    {
        services.AddSingleton<RequestReset>();
        services.AddSingleton<ReadReset>();
        services.AddSingleton<ChangeForgottenPassword>();
        services.AddSingleton<ResetCookies>();
    }
}
