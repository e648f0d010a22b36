using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Hosting;

public class ProxyTests
{
    [Fact]
    public async Task Address_IsTheOneBeforeTheTrustedProxies()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var app = new EbokApp(database) { Settings = { ["Ebok:TrustedProxies"] = "10.0.0.0/8" } };
        await using var office = await OfficeUnderTest.StartAsync(database, app);
        using var customer = app.NewClient();
        var page = await customer.GetAsync("/kpec/logowanie");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/kpec/logowanie");
        // What the customer forges stands first, what the trusted proxies saw stands last.
        post.Headers.Add("X-Forwarded-For", "192.0.2.66, 203.0.113.7, 10.1.2.3");
        post.Headers.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0");
        post.Content = new FormUrlEncodedContent([
            new("_handler", "logowanie"),
            new("__RequestVerificationToken", token),
            new("Typed.Login", OfficeUnderTest.Login),
            new("Typed.Password", OfficeUnderTest.Password),
        ]);

        await customer.SendAsync(post);

        var sessions = (await customer.GetAsync("/kpec/sesje")).MainText;
        sessions.ShouldContain("203.0.113.7");
        sessions.ShouldContain("Firefox, Windows");
        sessions.ShouldNotContain("192.0.2.66");
    }

    [Fact]
    public async Task Keys_AreForTheirOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        await client.GetAsync("/kpec/logowanie");

        var folder = new DirectoryInfo(Path.Combine(database.Folder, "keys"));

        folder.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var files = folder.GetFiles();
        files.Select(f => f.Extension).Order().ShouldBe([".key", ".xml"]);
        files.ShouldAllBe(f => f.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
