using System.Net;
using Ebok.Core.DataChanges;
using Ebok.Core.Operators;
using Ebok.Core.Utilities;
using Ebok.Tests.Attachments;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;

namespace Ebok.Tests.DataChanges;

/// <summary>"Zgłoszenie zmiany danych" and its decision over HTTP (K7, O3, M4).</summary>
public class DataChangePagesTests
{
    [Fact]
    [Trait("Id", "K7")]
    public async Task Form_IsPrefilled_KeepsSlips_AndBecomesALetter()
    {
        await using var office = await DataOffice.OpenAsync(DatabaseKind.Sqlite);
        var (home, client) = (office.Home, office.Home.Client);
        var form = await home.GetAsync("dane/zmiana");
        form.Page.QuerySelector("h1")!.TextContent.ShouldBe("Zgłoszenie zmiany danych");
        foreach (
            var label in new[]
            {
                "Nazwa podmiotu",
                "NIP",
                "Regon",
                "Telefon",
                "Fax",
                "Adres e-mail",
                "Adres",
                "Kod pocztowy",
                "Poczta",
                "Adres korespondencyjny",
            }
        )
            form.MainText.ShouldContain(label);
        Value(form, "Name").ShouldBe(office.Customer.Name);
        Value(form, "PostCode").ShouldBe("85-034");

        var same = await client.SubmitAsync(form, "Wyślij", ("Typed.Declared", "True"));
        same.MainText.ShouldContain("Nic nie zostało zmienione");
        var slip = await client.SubmitAsync(
            same,
            "Wyślij",
            [("akt.pdf", SampleFiles.Pdf())],
            ("NIP", "85673462I5"),
            ("Kod pocztowy", "8503"),
            ("Telefon", "601 222 333")
        );
        slip.MainText.ShouldContain("NIP składa się z 10 cyfr, bez liter");
        slip.MainText.ShouldContain("Wpisz kod pocztowy z 5 cyfr");
        slip.MainText.ShouldContain("Zachowane załączniki");
        Value(slip, "Phone").ShouldBe("601 222 333");
        slip.Page.QuerySelector(".errors a")!.GetAttribute("href")!.ShouldEndWith("#pole-Nip");
        var undeclared = await client.SubmitAsync(form, "Wyślij", ("Telefon", "601 222 333"));
        undeclared.MainText.ShouldContain("Zaznacz oświadczenie");

        var sent = await client.SubmitAsync(
            undeclared,
            "Wyślij",
            [("akt.pdf", SampleFiles.Pdf())],
            ("Typed.Declared", "True")
        );
        sent.Status.ShouldBe(HttpStatusCode.Found, sent.MainText);
        var letter = await client.GetAsync(sent.Location!);
        letter.MainText.ShouldContain("Zmiana danych Podmiotu - dokument eBOK");
        letter.MainText.ShouldContain("po zmianie: 601 222 333");
        letter.MainText.ShouldContain("akt.pdf");
        (await home.GetAsync("pisma")).MainText.ShouldContain("Zmiana danych Podmiotu - dokument eBOK");
        (await home.GetAsync("dane")).MainText.ShouldContain("czeka na sprawdzenie");
        (await home.GetAsync("dane/zmiana")).MainText.ShouldContain("Czeka już na sprawdzenie: PR/2026/11/00001");
    }

    [Fact]
    [Trait("Id", "M4")]
    public async Task ManagerOfPart_IsToldWhy_AndAHandMadeFormDoesNothing()
    {
        var customer = Given.Customer("0012417");
        customer.Phone = "600100200";
        var point = Given.Point(customer, "P-1");
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, [point.Id], point);

        var page = await home.GetAsync("dane/zmiana");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.MainText.ShouldContain("Twoje konto obejmuje część nieruchomości tego odbiorcy");
        page.Page.QuerySelector("main form").ShouldBeNull();
        (await home.GetAsync("dane")).MainText.ShouldContain("Dlaczego?");
        (await home.GetAsync("zgody")).MainText.ShouldContain("Zgody dotyczą odbiorcy w całości");
    }

    [Fact]
    [Trait("Id", "K7"), Trait("Id", "U3")]
    public async Task Form_OfAUtilityThatTakesOnlyContacts_AsksNothingElse()
    {
        using var folder = new TemporaryFolder();
        var profile = await File.ReadAllTextAsync(
            Path.Combine(Repository.Utilities, "kpec.json"),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "kpec.json"),
            profile.Replace(
                "\"managers\":",
                "\"dataChange\": { \"title\": \"Zmiana kontaktu\", \"fields\": [{ \"field\": \"phone\", \"label\": \"Telefon komórkowy\" }] },\n  \"managers\":",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        var profiles = ProfileFolder.Read(folder.Path).All;
        var rules = profiles.Single().DataChange;

        rules.Title.ShouldBe("Zmiana kontaktu");
        rules.Fields.ShouldHaveSingleItem().Field.ShouldBe(DataField.Phone);
        DataFields.LabelOf(profiles.Single(), DataField.Phone).ShouldBe("Telefon komórkowy");
    }

    [Fact]
    [Trait("Id", "O3")]
    public async Task Staff_SeeTheDifference_OpenTheProof_AndDecide()
    {
        await using var office = await DataOffice.OpenAsync(DatabaseKind.Sqlite);
        (
            await office.SendAsync(
                (await office.FormAsync((DataField.Phone, "601222333"))) with
                {
                    Files = DataOffice.Files(("akt.pdf", SampleFiles.Pdf())),
                }
            )
        ).IsOk.ShouldBeTrue();
        using var clerk = await office.Home.App.StaffClientAsync("pracownik", StaffRole.Clerk, "kpec");
        using var second = await office.Home.App.StaffClientAsync("druga", StaffRole.Clerk, "kpec");
        using var reader = await office.Home.App.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");

        var queue = await clerk.GetAsync("/operator/kpec/zmiany-danych");
        queue.MainText.ShouldContain("PR/2026/11/00001");
        queue.MainText.ShouldContain("Telefon");
        var address = queue.Page.QuerySelector("[role=rowheader] a")!.GetAttribute("href")!;
        var page = await clerk.GetAsync(address);
        page.MainText.ShouldContain("+48 600 100 200");
        page.MainText.ShouldContain("601222333");
        page.MainText.ShouldContain("do zmiany");
        var proof = await clerk.GetAsync(page.Page.QuerySelector("a[download]")!.GetAttribute("href")!);
        proof.Bytes.ShouldBe(SampleFiles.Pdf());
        proof.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await reader.GetAsync(address)).Page.QuerySelector("main form").ShouldBeNull();

        var held = await second.GetAsync(address);
        held.MainText.ShouldContain("Tym zajmuje się teraz pracownik");
        var late = await second.GetAsync((await second.SubmitAsync(held, "Przejmij")).Location!);
        var without = await clerk.SubmitAsync(page, "Odrzuć zmianę", ("Powód", " "));
        without.MainText.ShouldContain("Napisz powód");
        var accepted = await clerk.SubmitAsync(without, "Przyjmij zmianę");
        (await clerk.GetAsync(accepted.Location!)).MainText.ShouldContain("Zmiana przyjęta");
        var told = await second.SubmitAsync(late, "Odrzuć zmianę", ("Powód", "Za późno"));
        told.MainText.ShouldContain("pracownik");
        (await office.OwnAsync()).State.ShouldBe(DataChangeState.Accepted);
    }

    private static string? Value(Answer page, string field) =>
        page.Page.QuerySelector($"input[name='Typed.{field}']")!.GetAttribute("value");
}
