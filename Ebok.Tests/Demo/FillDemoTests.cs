using Ebok.Core.Demo;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ebok.Tests.Demo;

[Trait("Id", "Demo")]
public class FillDemoTests
{
    [Theory, OnEachDatabase]
    public async Task Run_CutOffInTheMiddle_GoesOnAtTheNextStart_AndThenRests(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        foreach (var slug in (string[])["mpwik", "tarnobrzeg"])
            File.Copy(Path.Combine(Repository.Utilities, $"{slug}.json"), Path.Combine(folder.Path, $"{slug}.json"));
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        var cancel = TestContext.Current.CancellationToken;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancel);

        // The second utility's export is written: nothing of it is imported yet.
        var first = Fill(app, new LogThat(text => text.Contains("tarnobrzeg: 46 customers"), cut.Cancel));
        await Should.ThrowAsync<OperationCanceledException>(() => first.RunAsync(database.Folder, cut.Token));
        (await CountsAsync(app)).ShouldSatisfyAllConditions(c => c.Customers.ShouldBe(46), c => c.Accounts.ShouldBe(4));

        await Fill(app, new LogThat(_ => false, () => { })).RunAsync(database.Folder, cancel);
        var filled = await CountsAsync(app);
        filled.Customers.ShouldBe(92);
        filled.Accounts.ShouldBe(8);
        filled.Unmatched.ShouldBe(4, "two of each utility wait for staff");
        Directory.Exists(Path.Combine(database.Folder, "demo")).ShouldBeFalse();

        await Fill(app, new LogThat(_ => false, () => { })).RunAsync(database.Folder, cancel);
        (await CountsAsync(app)).ShouldBe(filled);
    }

    private static FillDemo Fill(EbokApp app, LogThat log) =>
        ActivatorUtilities.CreateInstance<FillDemo>(app.Services, log);

    private static async Task<(int Customers, int Accounts, int Invoices, int Unmatched, int Runs)> CountsAsync(
        EbokApp app
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = app.Store.ReadAll();
        return (
            await db.Customers.IgnoreQueryFilters().CountAsync(cancel),
            await db.Users.IgnoreQueryFilters().CountAsync(cancel),
            await db.Invoices.IgnoreQueryFilters().CountAsync(cancel),
            await db.Invoices.IgnoreQueryFilters().CountAsync(i => i.Customer == null, cancel),
            await db.ImportRuns.IgnoreQueryFilters().CountAsync(cancel)
        );
    }

    /// <summary>Acts when a line of the log says that it is time.</summary>
    private sealed class LogThat(Func<string, bool> says, Action act) : ILogger<FillDemo>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (says(formatter(state, exception)))
                act();
        }
    }
}
