using Ebok.Core.Demo;
using Ebok.Core.Operators;
using Ebok.Tests.Testing;
using Ebok.Web.Operator;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>The pages of a manager and an administrator, as the demo has them, and a passkey instead of an app.</summary>
public sealed class StaffPagesJourney(DemoOffice demo, Browser browser)
{
    [Fact]
    [Trait("Id", "O6")]
    [Trait("Id", "O8")]
    public async Task Administrator_LooksAtEveryPage_AndACustomerSeesHisNews()
    {
        var app = await demo.AppAsync();
        await using var boss = await browser.VisitAsync(app);
        await boss.OpenAsync("/operator");
        await boss.Page.GetByLabel("Login").FillAsync("administrator");
        await boss.Page.GetByLabel("Hasło").FillAsync(DemoPaper.Password);
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj się" }).ClickAsync();
        await boss.Page.ArriveAsync("*/operator");
        foreach (
            var (path, name) in new[]
            {
                ("pracownicy", "pracownicy"),
                ("pracownicy/nowy", "pracownik-nowy"),
                ("dziennik", "dziennik"),
                ("liczby", "liczby"),
                ("aktualnosci", "aktualnosci"),
                ("aktualnosci/nowa", "aktualnosc-nowa"),
                ("pomoc", "pomoc"),
                ("dokumenty", "dokumenty"),
                ("regulaminy", "regulaminy"),
                ("szablony-poczty", "szablony"),
                ("szablony-poczty/ResetCode", "szablon"),
            }
        )
        {
            await boss.OpenAsync($"/operator/mpwik/{path}");
            await boss.LookAsync($"operator-{name}", reflow: name is "dziennik" or "liczby");
        }
        await boss.OpenAsync("/operator/mpwik/pracownicy");
        await boss.Page.GetByRole(AriaRole.Link, new() { Name = "pracownik", Exact = true }).ClickAsync();
        await boss.LookAsync("operator-pracownik", reflow: true);

        await boss.OpenAsync("/operator/mpwik/aktualnosci/nowa");
        await boss.Page.GetByLabel("Tytuł").FillAsync("Płukanie sieci");
        await boss.Page.GetByLabel("Treść").FillAsync("W **środę**:\n\n- ul. Długa\n- ul. Krótka");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Podgląd" }).ClickAsync();
        await boss.Page.GetByText("Tak zobaczy to klient").WaitForAsync();
        await boss.LookAsync("operator-podglad-tresci");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Opublikuj" }).ClickAsync();
        await boss.Page.GetByText("Opublikowano.").WaitForAsync();
        await using var customer = await browser.VisitAsync(app, phone: true, script: false);
        var paper = (await demo.PaperAsync("mpwik")).GetProperty("signIn");
        await customer.SignInAsync(
            "mpwik",
            paper.GetProperty("login").GetString()!,
            paper.GetProperty("password").GetString()!
        );
        await customer.OpenAsync("/mpwik/aktualnosci");
        await Assertions
            .Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "Płukanie sieci" }))
            .ToBeVisibleAsync();
        await customer.LookAsync("aktualnosci-panelu");
        await customer.OpenAsync("/mpwik/pomoc");
        await customer.LookAsync("pomoc-panelu");
        // What this test wrote, nobody else finds.
        await boss.Page.GetByRole(AriaRole.Link, new() { Name = "Płukanie sieci" }).ClickAsync();
        await boss.Page.GetByLabel("Tak, usuń").CheckAsync();
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Usuń" }).ClickAsync();
        await boss.Page.GetByText("Usunięto.").WaitForAsync();
    }

    [Fact]
    [Trait("Id", "O7")]
    public async Task Passkey_SetUpAtTheFirstSignIn_SignsInAtTheNext()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var oneTime = await app.AddStaffAsync("anna.nowak", StaffRole.Clerk, "kpec");
        await using var anna = await browser.VisitAsync(app);
        var page = anna.Page;
        // A passkey is of a name: at 127.0.0.1 there are none.
        var here = $"http://localhost:{app.Address.Port}";
        var authenticator = await SecondFactor.PasskeyJourneys.AuthenticatorAsync(anna);
        await anna.OpenAsync($"{here}/operator");
        await TypeAsync(oneTime);
        await Button("Ustaw klucz dostępu").ClickAsync();
        await page.GetByText("Zalogowano hasłem jednorazowym").WaitForAsync();
        await page.GetByLabel("Aktualne hasło").FillAsync(oneTime);
        await page.GetByLabel("Nowe hasło").First.FillAsync(StaffAtWork.Password);
        await page.GetByLabel("Potwierdź nowe hasło").FillAsync(StaffAtWork.Password);
        await Button("Zmień hasło").ClickAsync();
        await page.GetByText("Twoje hasło zostało zmienione.").WaitForAsync();
        await Button("Wyloguj").First.ClickAsync();
        await page.ArriveAsync("*/operator/logowanie*");

        await TypeAsync(StaffAtWork.Password);
        await page.ArriveAsync("*/operator/kod");
        (await page.GetByLabel("Kod").CountAsync()).ShouldBe(0, "there is no app");
        await anna.LookAsync("operator-kod-klucz");
        await Button("Użyj klucza dostępu").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Pulpit" }).WaitForAsync();

        // One's own account: the passkey is there, and as the only factor it stays.
        await anna.OpenAsync($"{here}{StaffSecurityPage.Address}");
        await anna.LookAsync("operator-konto", reflow: true);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Usuń") }).ClickAsync();
        await page.GetByLabel("Aktualne hasło").FillAsync(StaffAtWork.Password);
        await Button("Usuń").ClickAsync();
        await page.GetByText("To Twój jedyny drugi składnik").WaitForAsync();
        await anna.LookAsync("operator-konto-usun");
        GC.KeepAlive(authenticator);

        async Task TypeAsync(string password)
        {
            await page.GetByLabel("Login").FillAsync("anna.nowak");
            await page.GetByLabel("Hasło").FillAsync(password);
            await Button("Zaloguj się").ClickAsync();
        }

        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
    }
}
