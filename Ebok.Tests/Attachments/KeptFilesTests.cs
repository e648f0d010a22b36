using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;
using Ebok.Web.Attachments;

namespace Ebok.Tests.Attachments;

/// <summary>A form that comes back with an error still has the files that were chosen.</summary>
[Trait("Id", "K10")]
public class KeptFilesTests
{
    private const string Field = "zalaczniki-zachowane";

    [Fact]
    public async Task Slip_KeepsGoodFiles_AndTheyAreSentWithTheNextTry()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var client = office.Home.Client;

        var slip = await client.SubmitAsync(
            await office.Home.GetAsync("wnioski?rodzaj=wniosek"),
            "Wyślij",
            [("skan <b>.pdf", SampleFiles.Pdf()), ("gra.exe", SampleFiles.Program())],
            ("Treść", "Proszę o odczyt.")
        );

        slip.MainText.ShouldContain("gra.exe: to nie jest żaden z plików");
        slip.MainText.ShouldContain("Zachowane załączniki");
        slip.Page.QuerySelectorAll($"input[name={Field}]").Length.ShouldBe(1);
        slip.MainText.ShouldContain("skan <b>.pdf, 1 kB");
        var sent = await client.SubmitAsync(slip, "Wyślij", [("drugi.pdf", SampleFiles.Pdf("2"))]);
        var letter = await client.OpenAsync(sent.Location!);
        letter.Page.QuerySelectorAll("a[download]").Select(a => a.TextContent).ShouldBe(["drugi.pdf", "skan b.pdf"]);
    }

    [Fact]
    public async Task Unticked_IsNotSent()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var slip = await SlipAsync(office, office.Home.Client);

        var sent = await office.Home.Client.SubmitAsync(slip, "Wyślij", (Field, ""), ("Treść", "Bez pliku"));

        (await office.Home.Client.OpenAsync(sent.Location!)).Page.QuerySelector("a[download]").ShouldBeNull();
    }

    [Fact]
    public async Task AnothersOrTooOld_IsNotThere()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var token = (await SlipAsync(office, office.Home.Client))
            .Page.QuerySelector($"input[name={Field}]")!
            .GetAttribute("value")!;
        await office
            .Get<CreateAccount>()
            .RunAsync(
                office.Customer.Utility,
                new("inny", null, CustomerAtHome.Password, false, [new(office.Customer.Id)]),
                TestContext.Current.CancellationToken
            );
        using var other = office.Home.App.NewClient();
        await other.SignInAsync("kpec", "inny", CustomerAtHome.Password);

        var sent = await other.SubmitAsync(
            await other.OpenAsync("/kpec/wnioski?rodzaj=wniosek"),
            "Wyślij",
            ("+" + Field, token),
            ("Treść", "Cudzy plik?")
        );

        (await other.OpenAsync(sent.Location!)).Page.QuerySelector("a[download]").ShouldBeNull();
        var folder = new DirectoryInfo(Path.Combine(office.Home.Database.Folder, "kept-files"));
        folder.GetFiles("*", SearchOption.AllDirectories).Length.ShouldBe(1);
        office.Home.App.Clock.Advance(TimeSpan.FromDays(60));
        office.Get<KeptFileFolder>().Sweep();
        folder.GetFiles("*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static async Task<Answer> SlipAsync(CaseOffice office, OfficeClient client)
    {
        var slip = await client.SubmitAsync(
            await office.Home.GetAsync("wnioski?rodzaj=wniosek"),
            "Wyślij",
            [("skan.pdf", SampleFiles.Pdf())],
            ("Treść", " ")
        );
        slip.Status.ShouldBe(HttpStatusCode.OK);
        slip.Page.QuerySelector($"input[name={Field}]").ShouldNotBeNull();
        return slip;
    }
}
