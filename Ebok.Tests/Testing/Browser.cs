using System.Collections;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Ebok.Tests.Testing;

/// <summary>The system's Chromium, started once for the whole run when the first test asks. Nothing is downloaded.
/// A test takes it as a constructor parameter.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Executable = new[]
    {
        Environment.GetEnvironmentVariable("EBOK_TEST_CHROMIUM"),
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>A new person at a new browser, with no cookies: a desk of 1280 × 900 unless told otherwise.</summary>
    /// <param name="app">Whose portal is visited.</param>
    /// <param name="phone">390 × 844, with touch.</param>
    /// <param name="script">False: a browser that runs no script.</param>
    public async Task<Visitor> VisitAsync(EbokApp app, bool phone = false, bool script = true)
    {
        ArgumentNullException.ThrowIfNull(app);
        var context = await (await StartedAsync()).NewContextAsync(
            new()
            {
                BaseURL = app.Address.ToString(),
                Locale = "pl-PL",
                TimezoneId = "Europe/Warsaw",
                JavaScriptEnabled = script,
                HasTouch = phone,
                ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            }
        );
        // A person waits; on a busy machine of two cores a page may take long, and that is not what these tests are about.
        context.SetDefaultTimeout(90_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync(), script);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartedAsync()
    {
        Assert.SkipWhen(Executable is null, "no Chromium on this machine; ./test.sh installs it");
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return chromium ??= await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = Executable,
                    // Date fields in pictures as a Pole sees them.
                    Env =
                    [
                        .. Environment
                            .GetEnvironmentVariables()
                            .Cast<DictionaryEntry>()
                            .Where(variable => !"LANGUAGE".Equals(variable.Key))
                            .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!)),
                        KeyValuePair.Create("LANGUAGE", "pl"),
                    ],
                    Args =
                    [
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--lang=pl-PL",
                        // No process ahead of need: half the machine would start them.
                        "--disable-features=SpareRendererForSitePerProcess,BackForwardCache",
                    ],
                }
            );
        }
        finally
        {
            starting.Release();
        }
    }
}
