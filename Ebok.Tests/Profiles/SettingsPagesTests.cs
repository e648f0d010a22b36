using System.Net;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Profiles;

/// <summary>The settings as an administrator has them in his browser, and what hostile ones do to customers.</summary>
[Trait("Id", "U3")]
public sealed class SettingsPagesTests
{
    private const string Root = "/operator/kpec/ustawienia";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_EditLookPublishAndGoBack()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var admin = await app.StaffClientAsync("anna", StaffRole.Administrator, "kpec");
        using var customer = app.NewClient();

        var contact = await admin.OpenAsync(Root + "/kontakt");
        (
            await admin.SubmitAsync(contact, "Zapisz", ("Telefon", "52 111 22 33"), ("E-mail", "to nie adres"))
        ).Location.ShouldBe(Root + "/kontakt?zapisano=1");
        var wrong = await admin.OpenAsync(Root + "/kontakt?zapisano=1");
        var link = wrong.Page.QuerySelector(".errors a")!;
        link.TextContent.ShouldContain("Kontakt › E-mail: „to nie adres” to nie adres e-mail");
        wrong
            .Page.QuerySelector(link.GetAttribute("href")!.Split('#')[1].Insert(0, "#"))
            .ShouldNotBeNull()
            .GetAttribute("value")
            .ShouldBe("to nie adres");
        (await admin.OpenAsync(Root)).MainText.ShouldNotContain("Uwaga");

        await admin.SubmitAsync(wrong, "Zapisz", ("E-mail", "bok@kpec.example"));
        var overview = await admin.OpenAsync(Root);
        var change = overview
            .Page.QuerySelectorAll("tbody tr")
            .Single(row => row.TextContent.Contains("Kontakt › Telefon"));
        change
            .QuerySelectorAll("td")
            .Select(cell => cell.TextContent.Trim())
            .ShouldBe(["52 555 03 00", "52 111 22 33"]);
        (await admin.OpenAsync(Root + "/podglad/start")).MainText.ShouldContain("52 111 22 33");
        (await admin.OpenAsync(Root + "/podglad/logowanie")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.OpenAsync(Root + "/podglad/rejestracja")).MainText.ShouldContain("NIP/PESEL");
        (await customer.GetAsync("/kpec")).Text.ShouldNotContain("52 111 22 33");

        (await admin.SubmitAsync(overview, "Opublikuj", ("Uwaga", "nowa centrala"))).Location.ShouldBe(
            Root + "?zrobione=opublikowano"
        );
        (await customer.GetAsync("/kpec")).Text.ShouldContain("52 111 22 33");
        // The same form again changes nothing.
        (await admin.SubmitAsync(overview, "Opublikuj")).MainText.ShouldContain("Nie ma nic do opublikowania");

        var version = await admin.OpenAsync(Root + "/wersje/1");
        (await admin.SubmitAsync(version, "Weź tę wersję")).Location.ShouldBe(Root + "?zrobione=wczytano");
        await admin.SubmitAsync(await admin.OpenAsync(Root), "Opublikuj");
        (await customer.GetAsync("/kpec")).Text.ShouldContain("52 555 03 00");
        (await admin.OpenAsync(Root + "/wersje")).MainText.ShouldContain("nowa centrala");
    }

    [Fact]
    public async Task Export_SentInAgain_IsTheSameProfile()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var admin = await app.StaffClientAsync("anna", StaffRole.Administrator, "kpec");

        var exported = await admin.GetAsync(Root + "/eksport");
        exported.Text.ShouldBe(ProfileJson.Write(app.Profile()));
        (await ImportAsync(exported.Bytes)).Location.ShouldBe(Root + "?zrobione=wczytano");
        (await admin.OpenAsync(Root)).MainText.ShouldContain("Bez różnic");

        (await ImportAsync("{ \"slug\": \"kpec\", \"nmae\": 1 }"u8.ToArray())).MainText.ShouldContain(
            "tego ustawienia portal nie zna"
        );
        (await ImportAsync("nic"u8.ToArray())).MainText.ShouldContain("to nie JSON");
        (
            await ImportAsync(await File.ReadAllBytesAsync(Path.Combine(ProfileOffice.Demo, "qweb.json"), Cancel))
        ).MainText.ShouldContain("To ustawienia innego przedsiębiorstwa (qweb)");

        async Task<Answer> ImportAsync(byte[] file)
        {
            var page = await admin.OpenAsync(Root);
            var form = page.Page.QuerySelectorAll("form").Single(f => f.QuerySelector("[name=profil]") is not null);
            using var content = new MultipartFormDataContent();
            foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
                content.Add(
                    new StringContent(hidden.GetAttribute("value") ?? ""),
                    $"\"{hidden.GetAttribute("name")}\""
                );
            content.Add(new ByteArrayContent(file), "\"profil\"", "kpec.json");
            using var post = new HttpRequestMessage(HttpMethod.Post, Root) { Content = content };
            return await admin.SendAsync(post);
        }
    }

    /// <summary>A script in a name, a colour that closes the sheet, an address that runs: harmless or refused.</summary>
    [Fact]
    public async Task HostileValues_AreHarmless()
    {
        const string Script = "<script>alert(1)</script>\" onload=\"alert(2)";
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");
        foreach (
            var path in (string[])
                [
                    "$.name",
                    "$.shortName",
                    "$.officeName",
                    "$.contact.office",
                    "$.contact.phone",
                    "$.signIn.title",
                    "$.signIn.loginLabel",
                    "$.registration.title",
                    "$.companies[0].shortName",
                    "$.menu[0].label",
                ]
        )
            await app.EditAsync(staff, path, path == "$.contact.phone" ? Script + "1" : Script);
        (await app.PublishAsync(staff)).IsOk.ShouldBeTrue();
        using var customer = app.NewClient();
        foreach (
            var page in (string[])["/", "/kpec", "/kpec/logowanie", "/kpec/rejestracja", "/kpec/deklaracja-dostepnosci"]
        )
        {
            var answer = await customer.GetAsync(page);
            answer.Text.ShouldNotContain("<script>alert", Case.Insensitive, page);
            answer.Page.QuerySelectorAll("[onload]").ShouldBeEmpty(page);
        }

        foreach (
            var (path, value) in ((string, string)[])
                [
                    ("$.look.accent", "red;}body{background:url(//evil)"),
                    ("$.contact.website", "javascript:alert(1)"),
                    ("$.contact.email", "a@b.pl\"><script>"),
                    ("$.look.logo", "../../keys/codes.key"),
                    ("$.customerCode.pattern", "(a+)+$"),
                    ("$.accessibility.url", "data:text/html,x"),
                ]
        )
        {
            await app.Get<EditProfile>().DropAsync(staff, Cancel);
            await app.EditAsync(staff, path, value);
            (await app.PublishAsync(staff)).Refusal.ShouldBeOfType<ProfileHasMistakes>(path);
        }
        (await customer.GetAsync("/kpec/theme.css?kolor=red;}b")).Text.ShouldBe(
            (await customer.GetAsync("/kpec/theme.css")).Text
        );
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>", true)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>", false)]
    [InlineData("<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>", false)]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>", false)]
    [InlineData("GIF89a", false)]
    [InlineData("", false)]
    public async Task Logo_ByItsContent_IsTakenOrRefused(string content, bool taken)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");

        var result = await app.Get<AddLogo>()
            .RunAsync(staff, null, System.Text.Encoding.UTF8.GetBytes(content), Cancel);

        result.IsOk.ShouldBe(taken);
        if (!taken)
            return;
        (await app.PublishAsync(staff)).IsOk.ShouldBeTrue();
        using var customer = app.NewClient();
        var shown = (await customer.GetAsync("/kpec")).Page.QuerySelector(".brand-mark img")!.GetAttribute("src")!;
        var logo = await customer.GetAsync(shown);
        logo.Text.ShouldBe(content);
        logo.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }
}
