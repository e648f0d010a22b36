using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ebok.Tests.Hosting;

/// <summary>security.md, "database busy or away": a page that says so, and a portal that goes on by itself.</summary>
public class DatabaseAwayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Id", "S3")]
    public async Task SignedIn_DatabaseAway_ReadsThatItPasses_AndItDoes()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();
        await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        office.App.Clock.Advance(TimeSpan.FromSeconds(20));

        foreach (var path in (string[])["/kpec/start", "/kpec/logowanie"])
        {
            Answer answer;
            using (Away(office.Database))
                answer = await customer.GetAsync(path);

            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Page.QuerySelector("h1")!.TextContent.ShouldBe("Serwis chwilowo niedostępny");
            answer.Response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        }
        (await customer.GetAsync("/kpec/start")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Upkeep_DatabaseRestarted_IsTriedAgainAndForgetsNothing(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var customer = office.App.NewClient();
        await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await customer.GetAsync("/kpec/start");
        var cache = office.Service<SessionCache>();
        var upkeep = office.Service<SessionUpkeep>();

        if (kind == DatabaseKind.Postgres)
            await EndConnectionsAsync(office.Database);
        using (kind == DatabaseKind.Sqlite ? Away(office.Database) : null)
            await upkeep.RunOnceAsync(Cancel);

        cache.Seen().Count.ShouldBe(1, "not written, so not forgotten");
        await upkeep.RunOnceAsync(Cancel);
        cache.Seen().ShouldBeEmpty();
    }

    // The file cannot be opened: a folder stands in its place.
    private static Putback Away(TestDatabase database) => new(database);

    // What a restart of the server does to a connection that waits in the pool.
    private static async Task EndConnectionsAsync(TestDatabase database)
    {
        await using var server = new NpgsqlConnection(PostgresServer.ConnectionString);
        await server.OpenAsync(Cancel);
        await using var command = server.CreateCommand();
        command.CommandText = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = @name";
        command.Parameters.AddWithValue("name", new NpgsqlConnectionStringBuilder(database.Location).Database!);
        ((long)(await command.ExecuteScalarAsync(Cancel))!).ShouldBeGreaterThan(0);
    }

    private sealed class Putback : IDisposable
    {
        private readonly TestDatabase database;

        internal Putback(TestDatabase database)
        {
            this.database = database;
            CloseAll();
            File.Move(database.Location, database.Location + ".away");
            Directory.CreateDirectory(database.Location);
        }

        public void Dispose()
        {
            CloseAll();
            Directory.Delete(database.Location);
            File.Move(database.Location + ".away", database.Location);
        }

        // The last connection that closes moves the write-ahead log into the file.
        private void CloseAll()
        {
            using var db = database.Store.ReadAll();
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
    }
}
