using System.Net.Mail;
using Ebok.Core.Mail;
using Ebok.Core.Setup;
using Ebok.Web.Hosting;

namespace Ebok.Web.Setup;

/// <summary>From an empty folder to a working office: the first administrator, then new utilities.</summary>
internal static class SetupFeature
{
    /// <summary>The set-up page; open while there is neither a utility nor anybody of the staff.</summary>
    public const string Path = "/konfiguracja";

    /// <summary>Where utilities are made.</summary>
    public const string NewUtilityPath = "/operator/nowe-przedsiebiorstwo";

    public static void AddSetup(this IServiceCollection services, EbokOptions options)
    {
        services.AddSingleton<SetupCode>();
        services.AddSingleton<FoundInstallation>();
        services.AddSingleton<MakeUtility>();
        services.AddSingleton<AllowUtilities>();
        services.AddSingleton(all => new SendTestMail(
            all.GetRequiredService<IMailTransport>(),
            () => options.MailFrom ?? new MailAddress("ebok@localhost"),
            all.GetRequiredService<MakeUtility>()
        ));
    }

    /// <summary>Prints the code of the set-up page where one is needed. It is the one code that goes to the log: who reads
    /// it has the server.</summary>
    public static async Task TellSetupCodeAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<FoundInstallation>().IsOpenAsync(app.Lifetime.ApplicationStopping))
            app.Logger.LogWarning(
                "There is no utility and no administrator yet. Open {Path} and give this code once: {Code}",
                Path,
                app.Services.GetRequiredService<SetupCode>().Text
            );
    }
}
