using System.Text.Json;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Ebok.Web.Hosting;
using Serilog;
using Serilog.Events;

namespace Ebok.Tests.Hosting;

public class LogsTests
{
    [Fact]
    public async Task Journey_LeavesNoPersonalDataInTheLog()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var app = new EbokApp(database)
        {
            Settings = { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Ebok"] = "Trace" },
        };
        await using (var office = await OfficeUnderTest.StartAsync(database, app))
        using (var customer = app.NewClient())
        {
            var form = await customer.GetAsync("/kpec/logowanie?returnUrl=%2Fkpec%2Fsekret-z-adresu");
            await customer.SubmitAsync(form, "Zaloguj", ("Użytkownik", "sekretny-login"), ("Hasło", "sekretne-haslo"));
            await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
            await customer.GetAsync("/kpec/sesje?sekret-z-adresu=1");
            await customer.GetAsync("/kpec/sekret-z-adresu");
            await customer.SubmitAsync(await customer.GetAsync("/kpec/sesje"), "Wyloguj");
        }

        var lines = Directory
            .EnumerateFiles(Path.Combine(database.Folder, "logs"), "ebok-*.json")
            .SelectMany(File.ReadAllLines)
            .ToList();
        // It says what it should …
        lines.ShouldContain(l =>
            l.Contains("wrong password", StringComparison.Ordinal)
            || l.Contains("unknown login", StringComparison.Ordinal)
        );
        lines.ShouldContain(l => l.Contains("opened", StringComparison.Ordinal));
        foreach (var line in lines)
            using (JsonDocument.Parse(line)) { }
        // … and nothing else.
        foreach (
            var secret in (string[])
                ["sekret", OfficeUnderTest.Login, OfficeUnderTest.Password, "Odbiorca", "__Host-ebok-kpec="]
        )
            lines.Where(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
    }

    [Fact]
    public void Console_LineBreakInAValue_IsNoNewEvent()
    {
        using var text = new StringWriter();
        using var logger = new LoggerConfiguration().WriteTo.Sink(new ToText(text)).CreateLogger();

        logger.Error(
            new InvalidOperationException("first\n2026-11-20 06:30:00Z INF forged"),
            "Said {What}",
            "a\r\n2026-11-20 06:30:00Z INF forged"
        );

        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Count(l => !l.StartsWith("    ", StringComparison.Ordinal)).ShouldBe(1);
        lines[0].ShouldEndWith("ERR Said a··2026-11-20 06:30:00Z INF forged");
    }

    private sealed class ToText(StringWriter text) : Serilog.Core.ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new Logs.PlainLines().Format(logEvent, text);
    }
}
