using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Ebok.Tests.Testing;

/// <summary>A person at a browser: opens pages, finds things by role and label through <see cref="Page"/>, and looks
/// at what he sees with <see cref="LookAsync"/>.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly int[] Widths = [1280, 390];
    private static readonly string[] Wcag22 = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly Lazy<string> Axe = new(new BundledAxeScriptProvider().GetScript);

    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly ConcurrentQueue<string> complaints = new();

    internal Visitor(IBrowserContext context, IPage page, bool script)
    {
        (this.context, Page, this.script) = (context, page, script);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Cookies and further tabs.</summary>
    public IBrowserContext Context => context;

    /// <summary>Opens an address of the portal; anything but an answer of this status fails.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        var response = await Page.GotoAsync(path);
        response.ShouldNotBeNull();
        response.Status.ShouldBe(status, path);
    }

    /// <summary>Signs in by the form of the utility and waits for the office.</summary>
    public async Task SignInAsync(string slug, string login, string password)
    {
        await OpenAsync($"/{slug}/logowanie");
        var form = Page.Locator("form").Filter(new() { Has = Page.Locator("input[type=password]") });
        await form.Locator("input[type=text], input[type=email]").First.FillAsync(login);
        await form.Locator("input[type=password]").FillAsync(password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();
        await Page.ArriveAsync($"*/{slug}/start");
    }

    /// <summary>Looks at the page at 1280 and at 390 pixels: leaves a picture of each in
    /// <c>artifacts/screens/{name}-{width}.png</c>; fails on any axe violation (WCAG 2.2 AA and good practice, with
    /// nothing let pass), on sideways scrolling, on a class whose sheet the page does not load, on a script error or a breach of the content security policy, on more
    /// or less than one <c>h1</c>.</summary>
    /// <param name="name">Of the picture.</param>
    /// <param name="reflow">Also at 320 px, which is 1280 px at 400 % (WCAG 2.2, 1.4.10): nothing is out of reach.</param>
    public async Task LookAsync(string name, bool reflow = false)
    {
        var before = Page.ViewportSize!;
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await Page.ScreenshotAsync(
                new() { Path = Path.Combine(Repository.Artifacts("screens"), $"{name}-{width}.png"), FullPage = true }
            );
            var wide = await Page.EvaluateAsync<string[]>(TooWide);
            wide.ShouldBeEmpty($"{name} scrolls sideways at {width} px");
            await ShouldPassAxeAsync($"{name} at {width} px");
        }
        if (reflow)
        {
            await Page.SetViewportSizeAsync(320, 640);
            (await Page.EvaluateAsync<string[]>(TooWide)).ShouldBeEmpty($"{name} scrolls sideways at 320 px");
        }
        await Page.SetViewportSizeAsync(before.Width, before.Height);
        (await Page.EvaluateAsync<string[]>(WithoutSheet, OurClasses.Value)).ShouldBeEmpty($"{name} lacks a sheet");
        (await Page.Locator("h1").CountAsync()).ShouldBe(1, $"{name}: one h1");
        complaints.ShouldBeEmpty(name);
    }

    /// <summary>axe on the page as it is now; every violation is named with its rule and place.</summary>
    /// <remarks>Not in a browser without scripts: axe waits there for timers that never come.</remarks>
    public async Task ShouldPassAxeAsync(string what)
    {
        if (!script)
            return;
        // In the page itself and once a page: the package for Playwright puts the script in anew for each look, or opens a
        // blank page, and so a process, for each.
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Axe.Value);
        var violations = await Page.EvaluateAsync<string[]>(RunAxe, Wcag22).WaitAsync(TimeSpan.FromMinutes(2));
        violations.ShouldBeEmpty(what);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static readonly Lazy<string[]> OurClasses = new(() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "Ebok.Web", "wwwroot", "css"), "*.css")
                .SelectMany(file => Class().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ]
    );

    [GeneratedRegex(@"\.([a-z][a-z-]*)(?=[^{}]*\{)")]
    private static partial Regex Class();

    private const string RunAxe = """
        async tags => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false, iframes: false,
          });
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html} ${v.help}`));
        }
        """;

    // Classes of ours that stand on the page and in none of its sheets.
    private const string WithoutSheet = """
        ours => {
          const loaded = new Set();
          const read = rules => {
            for (const rule of rules) {
              if (rule.cssRules) read(rule.cssRules);
              for (const [, name] of (rule.selectorText ?? '').matchAll(/\.([a-z][a-z-]*)/g)) loaded.add(name);
            }
          };
          for (const sheet of document.styleSheets) read(sheet.cssRules);
          const used = new Set([...document.querySelectorAll('[class]')].flatMap(e => [...e.classList]));
          return ours.filter(name => used.has(name) && !loaded.has(name));
        }
        """;

    // Elements that stick out, when the page as a whole scrolls sideways.
    private const string TooWide = """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          return [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1)
            .map(e => e.tagName + '.' + e.className).slice(0, 5);
        }
        """;
}
