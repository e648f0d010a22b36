using Ebok.Core.Utilities;

namespace Ebok.Web.Hosting;

/// <summary>The utilities of this installation (U1–U3).</summary>
internal static class UtilitiesFeature
{
    /// <summary>Reads the profiles; a mistake in any of them stops the start, all mistakes told at once.</summary>
    /// <exception cref="InvalidProfilesException">Files, JSON paths and reasons.</exception>
    public static void AddUtilities(this IServiceCollection services, EbokOptions options) =>
        services.AddSingleton(ProfileFolder.Read(options.UtilitiesFolder));
}
