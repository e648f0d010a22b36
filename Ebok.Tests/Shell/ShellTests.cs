using System.Net;
using System.Text.RegularExpressions;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Shell;

public sealed partial class ShellTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private EbokApp app = default!;
    private OfficeClient stranger = default!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        app = new EbokApp(database);
        stranger = app.NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        stranger.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact, Trait("Id", "U1")]
    public async Task Start_SeveralUtilities_ListsThemAll()
    {
        var page = await stranger.GetAsync("/");
        page.Page.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe(["/kpec", "/mpwik", "/qweb", "/tarnobrzeg", "/weglokoks"], ignoreOrder: true);
    }

    [Fact, Trait("Id", "K6")]
    public async Task Footer_SaysHowLongThePageTook()
    {
        var page = await stranger.GetAsync("/");
        var footer = Answer.Fold(page.Page.QuerySelector("footer")!.TextContent);
        Generated().IsMatch(footer).ShouldBeTrue(footer);
    }

    [Fact, Trait("Id", "U3")]
    public async Task Theme_OfEachUtility_IsItsOwnColour_AndKept()
    {
        var theme = await stranger.GetAsync("/kpec/theme.css");
        theme.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        theme.Text.ShouldContain("--accent:#");
        theme.Response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        theme.Text.ShouldNotBe((await stranger.GetAsync("/mpwik/theme.css")).Text);
    }

    [Fact]
    public async Task UnknownPage_IsSaidInTheColoursOfTheOffice_AndSoIsTheWayOut()
    {
        var page = await stranger.GetAsync("/kpec/nie-ma?x=1");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Nie ma takiej strony");
        page.Page.QuerySelector("link[href^='/kpec/theme.css']").ShouldNotBeNull();
        page.Page.QuerySelector("main a.button")!.GetAttribute("href").ShouldBe("/kpec");
        page.Page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("/kpec/nie-ma?x=1#tresc");
    }

    [Theory]
    [InlineData("/nie-ma")]
    [InlineData("/demo/style")]
    [InlineData("/demo/style/pdf")]
    [InlineData("/demo/style/dokument.pdf")]
    [InlineData("/kpec/logo")]
    public async Task NotThere_IsNotFound(string path) =>
        (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task PublicPage_LoadsNoMoreThanItNeeds()
    {
        var page = await stranger.GetAsync("/kpec/logowanie");
        page.Page.QuerySelectorAll("script").Select(s => Unversioned(s.GetAttribute("src"))).ShouldBe(["/js/ebok.js"]);
        page.Page.QuerySelectorAll("link[rel=stylesheet]")
            .Select(s => Unversioned(s.GetAttribute("href")))
            .ShouldBe(["/css/ebok.css", "/kpec/theme.css"]);
        page.Page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!.ShouldStartWith("data:image/svg+xml,");
        page.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WithoutIslands_CarriesNoStateOfCircuits()
    {
        (await stranger.GetAsync("/kpec/logowanie")).Text.ShouldNotContain("<!--Blazor");
    }

    private static string Unversioned(string? address) => Fingerprint().Replace(address!.Split('?')[0], ".");

    [GeneratedRegex(@"czas generowania strony: \d+ ms$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.")]
    private static partial Regex Fingerprint();
}
