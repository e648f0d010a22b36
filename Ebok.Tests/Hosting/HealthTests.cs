using System.Net;
using System.Text.Json;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Hosting;

public class HealthTests
{
    [Theory, OnEachDatabase]
    public async Task Ready_TellsDatabaseDiskAndOutbox(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        await database.AddAsync(
            new OutgoingMail
            {
                Id = MailId.New(),
                Utility = Given.Utility,
                To = "jan@przyklad.example",
                Subject = "Kod",
                Body = null,
                CreatedAt = app.Clock.GetUtcNow().AddMinutes(-10),
                DueAt = app.Clock.GetUtcNow().AddHours(1),
            }
        );
        using var monitor = app.NewClient();

        var answer = await monitor.GetAsync("/health/ready");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(answer.Text);
        json.RootElement.GetProperty("database")
            .GetProperty("version")
            .GetString()!
            .ShouldStartWith(kind == DatabaseKind.Sqlite ? "SQLite 3." : "PostgreSQL ");
        json.RootElement.GetProperty("disk").GetProperty("freeMegabytes").GetInt64().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("outbox").GetProperty("waiting").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("outbox").GetProperty("oldestSeconds").GetInt64().ShouldBeInRange(595, 660);
        answer.Text.ShouldNotContain("przyklad");
        answer.Text.ShouldNotContain(database.Folder);
        (await monitor.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_DatabaseAway_IsNull()
    {
        using var store = new PostgresStore("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2");

        (await new ReadHealth(store).RunAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Ready_SchemaOfLongAgo_IsNotReady()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite, migrated: false);

        var health = await new ReadHealth(database.Store).RunAsync(TestContext.Current.CancellationToken);

        health!.PendingMigrations.ShouldBeGreaterThan(0);
    }
}
