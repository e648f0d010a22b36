using Ebok.Core.Data;
using Ebok.Core.Documents;

namespace Ebok.Web.Hosting;

/// <summary>Settings, database, files: what every feature stands on.</summary>
internal static class HostingFeature
{
    /// <summary>Reads the settings and registers database and file store.</summary>
    public static EbokOptions AddHosting(this IHostApplicationBuilder builder)
    {
        var options = EbokOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<EbokStore>(
            options.Postgres
                ? new PostgresStore(options.ConnectionString!)
                : new SqliteStore(Path.Combine(options.DataFolder, "ebok.db"))
        );
        builder.Services.AddSingleton(new FileStore(Path.Combine(options.DataFolder, "files")));
        return options;
    }

    /// <summary>What stands before every feature.</summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/stan/{0}", createScopeForStatusCodePages: true);
    }
}
