using System.IO.Compression;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Ebok.Web.Hosting;

/// <summary>Settings, logs, keys, database, files, the server itself: what every feature stands on.</summary>
internal static class HostingFeature
{
    private const string UsualAddress = "http://127.0.0.1:5080";

    // Forms are small; what takes files says so at its own address.
    private const long LargestRequest = 1024 * 1024;

    /// <summary>What the host starts with. A published program has its sheets and scripts beside it and may be started
    /// from any folder: looked for in that folder, they were answered empty.</summary>
    public static WebApplicationOptions HostOptions(string[] args)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var asked = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        return new()
        {
            Args = args,
            WebRootPath = asked[WebHostDefaults.WebRootKey] is null && Directory.Exists(published) ? published : null,
        };
    }

    /// <summary>Reads the settings and registers what stands on them.</summary>
    public static EbokOptions AddHosting(this WebApplicationBuilder builder)
    {
        var options = EbokOptions.From(
            builder.Configuration,
            builder.Environment.ContentRootPath,
            builder.Environment.IsDevelopment()
        );
        var services = builder.Services;
        MakeDataFolder(options.DataFolder);
        // Run from its sources, whatever the environment, the portal has its assets where the build put them; a
        // published one has them beside it and this does nothing.
        builder.WebHost.UseStaticWebAssets();
        builder.AddLogs(options.DataFolder);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EbokStore>(
            options.Postgres
                ? new PostgresStore(options.ConnectionString!)
                : new SqliteStore(Path.Combine(options.DataFolder, "ebok.db"))
        );
        services.AddSingleton(new FileStore(Path.Combine(options.DataFolder, "files")));
        services.AddKeys(options.DataFolder);
        services.AddTransient<IStartupFilter, HeadAsGet>();
        services.AddSingleton<ReadHealth>();
        services.AddSingleton<Health>();
        services.AddAddressLimits();
        AddServer(builder, options);
        return options;
    }

    /// <summary>Brings the schema up to date and says which database runs.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<EbokStore>();
        await store.MigrateAsync(app.Lifetime.ApplicationStopping);
        app.Logger.LogInformation("Database: {Version}", await store.VersionAsync(app.Lifetime.ApplicationStopping));
    }

    /// <summary>What stands before every feature.</summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/stan/{0}", createScopeForStatusCodePages: true);
        app.UseMiddleware<RequestLog>();
    }

    /// <summary>Addresses for monitors.</summary>
    public static void MapHosting(this IEndpointRouteBuilder app) => Health.Map(app);

    // Customers' data: a folder that we make is for its owner only; one that is there stays as its administrator made it.
    private static void MakeDataFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static void AddServer(WebApplicationBuilder builder, EbokOptions options)
    {
        var configured = builder.Configuration;
        if (
            configured["urls"] is null
            && configured["http_ports"] is null
            && configured["https_ports"] is null
            && !configured.GetSection("Kestrel:Endpoints").Exists()
        )
            builder.WebHost.UseUrls(UsualAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 500;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Through all trusted proxies to the first address that is not one; a proxy on this machine is trusted.
            forwarded.ForwardLimit = null;
            foreach (var network in options.TrustedProxies)
                forwarded.KnownIPNetworks.Add(network);
        });
        builder.Services.AddResponseCompression(compression =>
        {
            // Safe over TLS: no secret of a page stays the same from answer to answer (antiforgery tokens are masked).
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        AddFormProtection(builder);
    }

    // Over http in Production a browser takes no such cookie, and no form is accepted: TLS is not optional there.
    private static void AddFormProtection(WebApplicationBuilder builder) =>
        builder.Services.AddAntiforgery(options =>
        {
            var plain = builder.Environment.IsDevelopment();
            options.Cookie = plain ? new CookieBuilder() : new SecureCookie();
            options.Cookie.Name = plain ? "ebok-formularz" : "__Host-ebok-formularz";
            options.Cookie.HttpOnly = true;
            options.Cookie.IsEssential = true;
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

    // CookieSecurePolicy.Always would also fail every page over http; this only marks the cookie.
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
