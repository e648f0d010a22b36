using Ebok.Tests.Testing;

namespace Ebok.Tests.Hosting;

public class HeadersTests(DemoOffice demo)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/kpec", 200)]
    [InlineData("/kpec/logowanie", 200)]
    [InlineData("/kpec/sesje", 302)]
    [InlineData("/kpec/nie-ma", 404)]
    [InlineData("/nie-ma/takiej", 404)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/kpec/theme.css", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    public async Task EveryAnswer_CarriesThem(string path, int status)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Proto", "https");

        var answer = await client.SendAsync(request);

        ((int)answer.Status).ShouldBe(status);
        Header(answer, "Content-Security-Policy")
            .ShouldSatisfyAllConditions(
                policy => policy.ShouldContain("default-src 'self'"),
                policy => policy.ShouldContain("object-src 'none'"),
                policy => policy.ShouldContain("base-uri 'none'"),
                policy => policy.ShouldContain("frame-ancestors 'self'"),
                policy => policy.ShouldNotContain("unsafe")
            );
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        answer.Response.Headers.Contains("Server").ShouldBeFalse();
        answer.Response.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/kpec/logowanie", 200)]
    [InlineData("/kpec/faktury", 302)]
    [InlineData("/kpec/nie-ma", 404)]
    [InlineData("/health/live", 200)]
    public async Task Head_IsGetWithoutTheBody(string path, int status)
    {
        using var client = (await demo.AppAsync()).NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var answer = await client.SendAsync(request);

        ((int)answer.Status).ShouldBe(status);
        answer.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_AreInNoCache()
    {
        await using var office = await Accounts.OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();
        (await customer.GetAsync("/kpec/logowanie")).Response.Headers.CacheControl!.NoStore.ShouldBeTrue();

        await customer.SignInAsync("kpec", Accounts.OfficeUnderTest.Login, Accounts.OfficeUnderTest.Password);

        (await customer.GetAsync("/kpec/sesje")).Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await customer.GetAsync("/kpec/theme.css")).Response.Headers.CacheControl!.NoStore.ShouldBeFalse();
    }

    [Fact]
    public async Task StaticPages_CarryNoStateOfACircuitAndPolishLettersAsTheyAre()
    {
        // In Development, where there are interactive pages too.
        using var client = (await demo.AppAsync()).NewClient();

        var page = await client.GetAsync("/kpec");

        page.Text.ShouldNotContain("Component-State");
        page.Text.ShouldNotContain("&#x142;");
        page.Text.ShouldContain("Hasło");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_AreCompressed(string encoding)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mpwik");
        request.Headers.Add("Accept-Encoding", encoding);

        var answer = await client.SendAsync(request);

        answer.Response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
    }

    [Fact]
    public async Task Form_TooLarge_IsRefused()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/kpec/logowanie");
        request.Content = new StringContent(
            "Typed.Login=" + new string('x', 2_000_000),
            System.Text.Encoding.ASCII,
            "application/x-www-form-urlencoded"
        );

        var answer = await client.SendAsync(request);

        ((int)answer.Status).ShouldBeInRange(400, 413);
    }

    private static string Header(Answer answer, string name) =>
        answer.Response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
