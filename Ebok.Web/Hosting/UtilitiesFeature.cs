using Ebok.Core.Profiles;
using Ebok.Core.Utilities;

namespace Ebok.Web.Hosting;

/// <summary>The utilities of this installation (U1–U3).</summary>
internal static class UtilitiesFeature
{
    /// <summary>Reads the profiles; a mistake in any of them stops the start, all mistakes told at once. None at all is
    /// none: then the set-up page waits for the first administrator.</summary>
    /// <exception cref="InvalidProfilesException">Files, JSON paths and reasons.</exception>
    public static void AddUtilities(this IServiceCollection services, EbokOptions options)
    {
        var files = ProfileFolder.ReadFiles(options.UtilitiesFolder);
        services.AddSingleton(new UtilityCatalog([.. files.Select(f => f.Profile)]));
        services.AddSingleton(new ProfileFiles(options.UtilitiesFolder, files, options.ProfilesFromFilesOnly));
        services.AddSingleton<ProfileBook>();
        services.AddHostedService<ProfileWatch>();
    }

    /// <summary>Puts what was published over the files.</summary>
    /// <exception cref="InvalidProfilesException">A published version that this program cannot take.</exception>
    public static Task LoadProfilesAsync(this WebApplication app) =>
        app.Services.GetRequiredService<ProfileBook>().LoadAsync(app.Lifetime.ApplicationStopping);
}
