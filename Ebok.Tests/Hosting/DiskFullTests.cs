using System.Diagnostics;
using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Hosting;

/// <summary>security.md, "disk full": a page that says so, nothing damaged, works again when there is room.</summary>
[Trait("Id", "S3")]
public sealed class DiskFullTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_DiskFull_SaysSo_AndWorksAgainWhenThereIsRoom()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var disk = await SmallDisk.MountAsync(database);
        var customer = Given.Customer("K-0001");
        await database.AddAsync(customer);
        await using var app = new EbokApp(database) { Clock = new(CustomerAtHome.Now) };
        await app
            .Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                customer.Utility,
                new("K-0001", null, CustomerAtHome.Password, MustChangePassword: false, [new(customer.Id, null)]),
                Cancel
            );
        using var client = app.NewClient();
        var form = await client.OpenAsync("/kpec/logowanie");

        disk.Fill();
        var refused = await SignInAsync(client, form);
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Page.QuerySelector("h1")!.TextContent.ShouldBe("Serwis chwilowo niedostępny");
        (await client.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        disk.Empty();
        (await SignInAsync(client, form)).Status.ShouldBe(HttpStatusCode.Found);
        (await client.GetAsync("/kpec/start")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> SignInAsync(OfficeClient client, Answer form) =>
        client.SubmitAsync(form, "Zaloguj", ("Typed.Login", "K-0001"), ("Typed.Password", CustomerAtHome.Password));

    /// <summary>A memory disk of a few megabytes in place of the data folder; skipped where mounting is not allowed.</summary>
    private sealed class SmallDisk(string folder) : IAsyncDisposable
    {
        private string Filler => Path.Combine(folder, "filler");

        public static async Task<SmallDisk> MountAsync(TestDatabase database)
        {
            var content = await File.ReadAllBytesAsync(database.Location, Cancel);
            Assert.SkipUnless(
                OperatingSystem.IsLinux()
                    && await RunAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", database.Folder) == 0,
                "this machine lets nobody mount a small disk"
            );
            await File.WriteAllBytesAsync(database.Location, content, Cancel);
            return new(database.Folder);
        }

        public void Fill()
        {
            FillWithAFile();
            // And the log of the database, which may have room in it that it had before.
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={Path.Combine(folder, "ebok.db")};Pooling=False"
            );
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE IF NOT EXISTS Filler (Bytes BLOB); INSERT INTO Filler VALUES (zeroblob(4096))";
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() =>
            {
                while (true)
                    command.ExecuteNonQuery();
            });
        }

        private void FillWithAFile()
        {
            using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                    file.Write(new byte[4096]);
            }
            catch (IOException)
            {
                // Full: that is what was wanted.
            }
        }

        public void Empty() => File.Delete(Filler);

        public async ValueTask DisposeAsync()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await RunAsync("umount", "-l", folder);
        }

        private static async Task<int> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
    }
}
