using System.Globalization;
using System.Text.Json;
using Ebok.Tests.Mail;
using Ebok.Tests.Testing;

[assembly: AssemblyFixture(typeof(DemoOffice))]

namespace Ebok.Tests.Testing;

/// <summary>The portal as it stands after <c>dotnet run</c> in Development: the five demo utilities, filled by the
/// importer. One for the whole run, started when the first test asks; a test takes it as a constructor parameter. What
/// a test changes in it must not matter to another: for more, start an <see cref="EbokApp"/>.</summary>
public sealed class DemoOffice : IAsyncLifetime
{
    /// <summary>The five demo utilities, for theories: <c>[MemberData(nameof(DemoOffice.Slugs), MemberType = …)]</c>.</summary>
    public static TheoryData<string> Slugs => ["weglokoks", "tarnobrzeg", "kpec", "qweb", "mpwik"];

    private readonly SemaphoreSlim starting = new(1, 1);
    private EbokApp? app;
    private SmtpServerProcess? mailServer;
    private JsonDocument? paper;

    /// <summary>The running portal.</summary>
    public async Task<EbokApp> AppAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (app is not null)
                return app;
            var started = await OpenAsync(await TestDatabase.NewAsync(DatabaseKind.Sqlite));
            _ = started.Address;
            return app = started;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>What a person has on paper: one utility's part of <c>/demo.json</c>.</summary>
    public async Task<JsonElement> PaperAsync(string slug)
    {
        if (paper is null)
        {
            using var client = (await AppAsync()).NewClient();
            paper = JsonDocument.Parse((await client.GetAsync("/demo.json")).Text);
        }
        return paper
            .RootElement.GetProperty("utilities")
            .EnumerateArray()
            .Single(utility => utility.GetProperty("slug").GetString() == slug);
    }

    // Its mails go through a real mail server where there is one, and are read there.
    private async Task<EbokApp> OpenAsync(TestDatabase database)
    {
        if (!SmtpServerProcess.IsInstalled)
            return new(database) { Environment = "Development" };
        var received = Directory.CreateDirectory(Path.Combine(database.Folder, "received")).FullName;
        mailServer = await SmtpServerProcess.StartAsync(received);
        return new(database)
        {
            Environment = "Development",
            Mails = new(received),
            Settings =
            {
                ["Ebok:Mail:Host"] = "127.0.0.1",
                ["Ebok:Mail:Port"] = mailServer.Port.ToString(CultureInfo.InvariantCulture),
                ["Ebok:Mail:StartTls"] = "false",
                ["Ebok:Mail:From"] = "ebok@pokaz.example",
            },
        };
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        paper?.Dispose();
        if (app is null)
            return;
        await app.DisposeAsync();
        mailServer?.Dispose();
        await app.Database.DisposeAsync();
    }
}
