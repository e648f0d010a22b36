using System.Reflection;
using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Testing;

/// <summary>The real program on Kestrel, on a loopback port of its own, with a database and data folder of its own.
/// Only the clock may be stood in for, and hashes of passwords are cheaper.
/// <code>
/// await using var database = await TestDatabase.NewAsync(kind);
/// await using var app = new EbokApp(database) { Clock = clock };
/// using var customer = app.NewClient();
/// await customer.SignInAsync("kpec", "K0001", "…");
/// </code>
/// For the filled portal see <see cref="DemoOffice"/>.</summary>
public sealed class EbokApp(TestDatabase database) : IAsyncDisposable
{
    private readonly Lock starting = new();
    private Factory? factory;

    /// <summary>Development fills an empty database with the demo and has <c>/demo</c>; Production has neither.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>What the program takes for the time.</summary>
    public TestClock Clock { get; init; } = new();

    /// <summary>Folder of the profiles; null for those of the five demo utilities.</summary>
    public string? Utilities { get; init; }

    /// <summary>Rounds of a password's hash. A real one takes 80 ms of a core, and the tests set thousands of passwords:
    /// only those that look at a hash or at how long it takes ask for <see cref="Passwords.Iterations"/>.</summary>
    public int PasswordRounds { get; init; } = 1_000;

    /// <summary>More settings, with <c>:</c> between levels: <c>Ebok:Mail:Host</c>.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    public TestDatabase Database => database;

    /// <summary><c>http://127.0.0.1:port/</c>; starts the program.</summary>
    public Uri Address => Started.ClientOptions.BaseAddress;

    /// <summary>The program's own services; starts the program.</summary>
    public IServiceProvider Services => Started.Services;

    /// <summary>The program's way to the database.</summary>
    public EbokStore Store => Services.GetRequiredService<EbokStore>();

    /// <summary>What it has mailed, unless <see cref="Settings"/> name a mail server.</summary>
    internal Mails Mails { get; init; } = new(Path.Combine(database.Folder, "mail"));

    /// <summary>Waits for a mail that was not given out yet: <c>await app.MailAsync(to: "jan@…", subject: "Kod")</c>.</summary>
    internal Task<ReceivedMail> MailAsync(string? to = null, string? subject = null) => Mails.NextAsync(to, subject);

    /// <summary>A new person's browser, with no cookies.</summary>
    public OfficeClient NewClient() => new(Address);

    public async ValueTask DisposeAsync()
    {
        if (factory is null)
            return;
        await factory.DisposeAsync();
        // Timers of the framework remember in whose execution context they were started, and so the factory: it must not
        // keep the program that ended. Hundreds of them are gigabytes.
        foreach (
            var field in typeof(WebApplicationFactory<Program>).GetFields(
                BindingFlags.Instance | BindingFlags.NonPublic
            )
        )
            if (!field.FieldType.IsValueType)
                field.SetValue(factory, null);
        factory = null;
    }

    private Factory Started
    {
        get
        {
            lock (starting)
            {
                if (factory is not null)
                    return factory;
                var started = new Factory(this);
                // The port is a setting (below): given here it would be set after the program may have started.
                started.UseKestrel();
                started.StartServer();
                return factory = started;
            }
        }
    }

    private sealed class Factory(EbokApp app) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(app.Environment);
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("EBOK_DATA", app.Database.Folder);
            // Assets as a published portal serves them: compressed when they were built.
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
            if (app.Utilities is not null)
                builder.UseSetting("EBOK_UTILITIES", app.Utilities);
            if (app.Database.Kind == DatabaseKind.Postgres)
            {
                builder.UseSetting("Ebok:Database", "postgres");
                builder.UseSetting("ConnectionStrings:Ebok", app.Database.Location);
            }
            foreach (var (key, value) in app.Settings)
                builder.UseSetting(key, value);
            // Nobody edits appsettings here, and each watcher takes the kernel long to let go.
            builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
            // What a published program has beside it lies in packages here.
            builder.UseStaticWebAssets();
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(app.Clock);
                services.AddSingleton(_ => new Passwords(app.PasswordRounds));
            });
        }
    }
}
