using Ebok.Core.Operators;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>Staff's grid as a clerk uses it: the address follows every click, and what is new comes by itself.</summary>
public sealed class StaffGridJourney(Browser browser)
{
    private const string Queue = "/operator/kpec/rejestracje";

    [Fact]
    [Trait("Id", "O1")]
    public async Task Grid_SortsAndPages_AddressFollows_BackAndReloadShowTheSame_NewRowsCome()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        await office.Database.AddAsync([
            .. Enumerable
                .Range(0, 30)
                .Select(i =>
                    GivenStaffWork.Registration(
                        office.Customer,
                        $"Osoba {i:00}",
                        $"osoba{i:00}@example.pl",
                        Given.Imported.AddMinutes(i)
                    )
                ),
        ]);
        await using var anna = await browser.VisitAsync(office.App);
        await anna.EnterAsync(office.App, "anna", StaffRole.Clerk, "kpec");
        var page = anna.Page;
        var first = page.Locator(".grid tbody tr").First;
        await anna.OpenAsync(Queue);
        await CircuitAsync();
        // Once loaded, the page is not loaded again: what is written on it stays.
        await page.EvaluateAsync("window.kept = true");

        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/rejestracje?sort=email");
        // In the order before this one she is the first too: the heading tells that it is done.
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("E-mail");
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");
        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/rejestracje?sort=-email");
        await Assertions.Expect(first).ToContainTextAsync("osoba29@");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("E-mail");
        await page.Locator(".pager a[rel=next]").ClickAsync();
        await page.WaitForURLAsync("**/rejestracje?sort=-email&strona=2");
        await Assertions.Expect(first).ToContainTextAsync("osoba04@");
        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue();
        await anna.LookAsync("siatka-sortowana", reflow: true);

        await page.GoBackAsync();
        await page.WaitForURLAsync("**/rejestracje?sort=-email");
        await Assertions.Expect(first).ToContainTextAsync("osoba29@");
        await page.GoBackAsync();
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("E-mail");
        await page.ReloadAsync();
        await CircuitAsync();
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");

        await office.App.Store.WriteAsync(
            Given.Utility,
            db =>
            {
                db.Add(GivenStaffWork.Registration(office.Customer, "Nowa Osoba", "aaa@example.pl"));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        await Assertions.Expect(first).ToContainTextAsync("aaa@");
        await Assertions.Expect(page.GetByText("31 pozycji")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Ciemny" }).ClickAsync();
        await CircuitAsync();
        await anna.LookAsync("siatka-ciemna", reflow: true);

        Task CircuitAsync() => page.Locator(".grid[data-circuit]").WaitForAsync();
    }
}
