using System.Net;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Utilities;

public class UtilitiesTests
{
    private static readonly string Demo = Repository.Utilities;

    [Fact]
    [Trait("Id", "U1")]
    public async Task FrontPage_ListsTheUtilities_EachUnderItsPath()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();

        var front = await client.GetAsync("/");

        front.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var utility in ProfileFolder.Read(Demo).All)
        {
            front.Page.QuerySelector($"a[href='/{utility.Slug}']").ShouldNotBeNull();
            var own = await client.GetAsync($"/{utility.Slug}");
            own.Status.ShouldBe(HttpStatusCode.OK);
            own.Text.ShouldContain(utility.SignIn.LoginLabel);
        }
        (await client.GetAsync("/nie-ma-takiej-spolki")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A sixth utility needs a configuration file and no code.</summary>
    [Fact]
    [Trait("Id", "U3")]
    public async Task SixthUtility_ByItsFileAlone_HasItsOffice()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Demo))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "gazownia.json"),
            (await File.ReadAllTextAsync(Path.Combine(Demo, "qweb.json"), TestContext.Current.CancellationToken))
                .Replace("\"slug\": \"qweb\"", "\"slug\": \"gazownia\"", StringComparison.Ordinal)
                .Replace("\"shortName\": \"Q-WEB\"", "\"shortName\": \"Gazownia Łąkowa\"", StringComparison.Ordinal)
                .Replace(
                    "\"loginLabel\": \"Użytkownik\"",
                    "\"loginLabel\": \"Numer gazowy\"",
                    StringComparison.Ordinal
                ),
            TestContext.Current.CancellationToken
        );
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        using var client = app.NewClient();

        (await client.GetAsync("/")).MainText.ShouldContain("Gazownia Łąkowa");
        (await client.GetAsync("/gazownia")).Page.QuerySelector("label")!.TextContent.ShouldContain("Numer gazowy");
    }

    [Fact]
    [Trait("Id", "U2")]
    public async Task CompanyWithALogo_ShowsItInTheHeader()
    {
        using var folder = new TemporaryFolder();
        var profile = await File.ReadAllTextAsync(
            Path.Combine(Demo, "weglokoks.json"),
            TestContext.Current.CancellationToken
        );
        var nip = ProfileFolder.Read(Demo).Find("weglokoks")!.Companies[1].Nip;
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "weglokoks.json"),
            profile.Replace(
                $"\"nip\": \"{nip}\"",
                $"\"nip\": \"{nip}\", \"logo\": \"nse.svg\"",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        const string logo = "<svg xmlns='http://www.w3.org/2000/svg'/>";
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "nse.svg"), logo, TestContext.Current.CancellationToken);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        using var client = app.NewClient();

        var page = await client.GetAsync("/weglokoks");

        page.Page.QuerySelectorAll("header img.company-logo")
            .Select(image => image.GetAttribute("src"))
            .ShouldBe([$"/weglokoks/logo/{nip}?v=nse.svg"]);
        var file = await client.GetAsync($"/weglokoks/logo/{nip}");
        file.Text.ShouldBe(logo);
        file.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await client.GetAsync("/weglokoks/logo/0000000000")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Id", "U1")]
    public async Task FrontPage_OneUtility_LeadsStraightThere()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Demo, "kpec.json"), Path.Combine(folder.Path, "kpec.json"));
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        using var client = app.NewClient();

        (await client.GetAsync("/")).Location.ShouldBe("/kpec");
        (await client.GetAsync("/qweb")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Id", "U1")]
    public async Task FrontPage_OnAUtilitysOwnHost_LeadsStraightThere()
    {
        using var folder = new TemporaryFolder();
        foreach (var slug in (string[])["kpec", "qweb"])
            File.WriteAllText(
                Path.Combine(folder.Path, $"{slug}.json"),
                (
                    await File.ReadAllTextAsync(
                        Path.Combine(Demo, $"{slug}.json"),
                        TestContext.Current.CancellationToken
                    )
                ).Replace(
                    $"\"slug\": \"{slug}\",",
                    $"\"slug\": \"{slug}\", \"hosts\": [\"{slug}.example\"],",
                    StringComparison.Ordinal
                )
            );
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };

        (await AnswerAsync("/", "kpec.example")).Location.ShouldBe("/kpec");
        (await AnswerAsync("/kpec", "KPEC.example")).Status.ShouldBe(HttpStatusCode.OK);
        // Another's office is not on this host.
        (await AnswerAsync("/qweb", "kpec.example")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AnswerAsync("/", "localhost")).MainText.ShouldContain("Q-WEB");

        async Task<Answer> AnswerAsync(string path, string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return await Answer.FromAsync(response, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>W's header shows Węglokoks Energia with NSE, ZCP and ZUT.</summary>
    [Fact]
    [Trait("Id", "U2")]
    public async Task Header_OfSeveralCompanies_NamesThemAll()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();

        var header = (await client.GetAsync("/weglokoks")).Page.QuerySelector("header")!.TextContent;

        foreach (var company in (string[])["Węglokoks Energia", "NSE", "ZCP", "ZUT"])
            header.ShouldContain(company);
    }

    [Fact]
    [Trait("Id", "U3")]
    public async Task Start_WithAMistakeInAProfile_IsRefusedAndSaysWhere()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "kpec.json"),
            (await File.ReadAllTextAsync(Path.Combine(Demo, "kpec.json"), TestContext.Current.CancellationToken))
                .Replace("#a61e2d", "#ffee88", StringComparison.Ordinal)
                .Replace("9990001060", "9990001061", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };

        var mistakes = Should.Throw<InvalidProfilesException>(() => app.Address).Mistakes;

        mistakes.Count.ShouldBe(2);
        mistakes.ShouldContain(m => m.StartsWith("kpec.json: $.look.accent: #ffee88 is too light"));
        mistakes.ShouldContain(m => m.StartsWith("kpec.json: $.companies[0].nip: "));
    }
}
