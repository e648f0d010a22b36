using System.Text;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Profiles;

/// <summary>Settings of a utility at the dashboard (U3): edited, looked at, published, taken back.</summary>
internal static class ProfilesFeature
{
    /// <summary>Where they stand below a utility's desk.</summary>
    public const string Root = "ustawienia";

    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton<ReadSettings>();
        services.AddSingleton<EditProfile>();
        services.AddSingleton<PublishProfile>();
        services.AddSingleton<LeaveProfileFile>();
        services.AddSingleton<ListProfileVersions>();
        services.AddStaffTable<VersionsTable>();
        services.AddSingleton<ImportProfile>();
        services.AddSingleton<AddLogo>();
        services.AddSingleton<OpenLogo>();
    }

    /// <summary>The profile as a file.</summary>
    public static void MapProfiles(this IEndpointRouteBuilder app) =>
        app.MapGet(OperatorFeature.Root + "/{utility}/ustawienia/eksport", ExportAsync)
            .WithMetadata(new StaffPageAttribute(StaffRole.Administrator));

    private static async Task<IResult> ExportAsync(
        int? wersja,
        OperatorDesk desk,
        ReadSettings read,
        ListProfileVersions versions,
        CancellationToken cancel
    )
    {
        var json = wersja is { } number
            ? (await versions.ReadAsync(desk.Staff, number, cancel)).TryGet(out var version, out _)
                ? version.Json
                : null
            : (await read.RunAsync(desk.Staff, cancel)).TryGet(out var view, out _)
                ? Core.Utilities.ProfileJson.Write(view.InForce)
                : null;
        return json is null
            ? Results.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(json), "application/json", $"{desk.Utility.Slug}.json");
    }
}
