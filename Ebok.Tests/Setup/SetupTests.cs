using System.Net;
using Ebok.Core.Setup;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Profiles;
using Ebok.Tests.Registration;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Setup;

/// <summary>From an empty folder to a customer's registration, without a file and without code (U1, U3).</summary>
[Trait("Id", "U1"), Trait("Id", "U3")]
public sealed class SetupTests
{
    private const string Password = "Trzy wrony na plocie";

    [Theory, OnEachDatabase]
    public async Task EmptyFolder_FromThePrintedCode_EndsWithACustomersRegistration(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.NewAsync(kind);
        await using (var app = new EbokApp(database) { Utilities = folder.Path })
        {
            using var founder = app.NewClient();
            (await founder.GetAsync("/")).Location.ShouldBe("/konfiguracja");
            var page = await founder.OpenAsync("/");
            var refused = await SubmitAsync(founder, page, "nie ten kod");
            refused.MainText.ShouldContain("To nie jest kod wypisany");
            (await SubmitAsync(founder, page, app.Get<SetupCode>().Text, "krótkie")).MainText.ShouldContain("12");
            (await SubmitAsync(founder, page, app.Get<SetupCode>().Text)).Location.ShouldBe("/operator");

            // Without the second factor he gets no further.
            var enrol = await founder.OpenAsync("/operator");
            var key = enrol.Page.QuerySelector("figcaption strong.number")!.TextContent;
            await founder.SubmitAsync(
                enrol,
                "Włącz",
                ("Kod z aplikacji", Authenticator.Code(key, app.Clock.GetUtcNow()))
            );
            (await founder.GetAsync("/operator")).Location.ShouldBe("/operator/nowe-przedsiebiorstwo");
            await MakeAsync(founder);

            // Once is enough.
            using var second = app.NewClient();
            (await second.GetAsync("/konfiguracja")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await second.GetAsync("/")).Location.ShouldBe("/wodociagi");
        }

        // What was made is there after a restart, with no file.
        var customer = Given.Customer("39-29001", "Zofia Wodna", new UtilityId("wodociagi"));
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "FV/7/2026", new DateOnly(2026, 11, 5), 77.10m, seller: "5265877635")
        );
        await using var again = new EbokApp(database) { Utilities = folder.Path };
        using var client = again.NewClient();
        var who = new Applicant(
            "wodociagi",
            "3929001",
            "Zofia Wodna",
            "zofia@poczta.example",
            "600 100 200",
            null,
            null,
            "",
            "ul. Źródlana 7",
            [("FV/7/2026", "77.10")]
        );
        var end = await new RegistrationWalk(again, client, "wodociagi").FinishAsync(who);
        end.MainText.ShouldContain("Konto jest aktywne");
        (await client.SignInAsync("wodociagi", "39-29001", Applicant.Password)).Location.ShouldBe("/wodociagi/start");
    }

    [Fact]
    public async Task NewUtility_Mistakes_AreToldAtTheirStepAndNothingIsLost()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var key = await app.StaffKeyAsync("anna", Core.Operators.StaffRole.Administrator, "kpec");
        using var client = app.NewClient();
        client.Jar.Put("__Host-ebok-operator", key);
        (await client.GetAsync("/operator/nowe-przedsiebiorstwo")).Status.ShouldBe(HttpStatusCode.NotFound);
        (
            await app.Get<AllowUtilities>().RunAsync("anna", true, TestContext.Current.CancellationToken)
        ).IsOk.ShouldBeTrue();

        var page = await client.OpenAsync("/operator/nowe-przedsiebiorstwo");
        var first = await client.SubmitAsync(
            page,
            "Dalej",
            ("Pełna nazwa", "<script>alert(1)</script>"),
            ("Nazwa skrócona", "W"),
            ("Skrót w adresie", "kpec"),
            ("Kolor", "#ffee88")
        );
        first.Text.ShouldNotContain("<script>alert");
        var errors = first.Page.QuerySelector(".errors")!.TextContent;
        errors.ShouldContain("„kpec” należy już do");
        errors.ShouldContain("jest za jasny");
        errors.ShouldContain("zaznacz, co przedsiębiorstwo dostarcza");

        // In another tab, and after another start, what was typed is there.
        var kept = await client.OpenAsync("/operator/nowe-przedsiebiorstwo");
        kept.Page.QuerySelector("#n-Slug")!.GetAttribute("value").ShouldBe("kpec");
        var codes = await client.SubmitAsync(
            await client.OpenAsync("/operator/nowe-przedsiebiorstwo?krok=3"),
            "Dalej",
            ("Przykładowy kod", "39-29001"),
            ("Drugi przykładowy kod", "3929001")
        );
        codes.MainText.ShouldContain("zbudowane inaczej");
        // Nothing can be opened while anything is wrong.
        (await client.OpenAsync("/operator/nowe-przedsiebiorstwo?krok=6")).MainText.ShouldNotContain(
            "Uruchom przedsiębiorstwo"
        );
        app.Get<UtilityCatalog>().All.Count.ShouldBe(5);
    }

    [Fact]
    public async Task EmptyFolder_OfAnInstallationWithStaff_StopsTheStart()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using (var app = new EbokApp(database))
            await app.AddStaffAsync("anna", Core.Operators.StaffRole.Administrator, "kpec");

        await using var wrong = new EbokApp(database) { Utilities = folder.Path };

        Should.Throw<InvalidProfilesException>(() => wrong.Address).Message.ShouldContain("there is no profile");
    }

    private static Task<Answer> SubmitAsync(
        OfficeClient client,
        Answer page,
        string code,
        string password = Password
    ) =>
        client.SubmitAsync(
            page,
            "Załóż konto",
            ("Kod konfiguracji", code),
            ("Login administratora", "szef@wodociagi.example"),
            ("Hasło", password),
            ("Potwierdź", password)
        );

    private static async Task MakeAsync(OfficeClient founder)
    {
        var typed = GivenNewUtility.Waterworks;
        var step = await founder.OpenAsync("/operator/nowe-przedsiebiorstwo");
        step = await NextAsync(
            ("Pełna nazwa", typed.Name),
            ("Nazwa skrócona", typed.ShortName),
            ("Skrót w adresie", typed.Slug),
            ("woda", "water"),
            ("Kolor", "#006d77")
        );
        step = await NextAsync(
            ("NIP", typed.Nip),
            ("Numer konta", typed.Account),
            ("Ulica", typed.Street),
            ("Kod pocztowy", typed.PostCode),
            ("Miejscowość", typed.City),
            ("Telefon", typed.Phone),
            ("E-mail", typed.Email)
        );
        step = await NextAsync(
            ("Przykładowy kod", typed.CodeOne),
            ("Drugi przykładowy kod", typed.CodeTwo),
            ("Gdzie", typed.CodeWhere)
        );
        step = await NextAsync();
        var mailed = await founder.SubmitAsync(
            step,
            "Wyślij wiadomość próbną",
            ("Na jaki adres", "szef@wodociagi.example"),
            ("+akcja", "poczta")
        );
        mailed.MainText.ShouldContain("Wysłano na szef@wodociagi.example");
        step = await NextAsync();
        var made = await founder.SubmitAsync(step, "Uruchom przedsiębiorstwo", ("+akcja", "uruchom"));
        made.Location.ShouldBe("/operator/wodociagi/pierwsze-kroki");
        (await founder.OpenAsync("/operator/wodociagi/pierwsze-kroki")).MainText.ShouldContain("--utility wodociagi");
        (await founder.OpenAsync("/operator/wodociagi/ustawienia")).MainText.ShouldContain("Obowiązuje wersja 1");

        async Task<Answer> NextAsync(params (string, string)[] fields)
        {
            var answer = await founder.SubmitAsync(step, "Dalej", fields);
            answer.Location.ShouldNotBeNull(answer.MainText);
            return await founder.OpenAsync(answer.Location!);
        }
    }
}
