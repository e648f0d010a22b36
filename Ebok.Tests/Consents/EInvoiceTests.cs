using Ebok.Core.Accounts;
using Ebok.Core.Consents;
using Ebok.Core.Customers;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Consents;

[Trait("Id", "M5")]
public class EInvoiceTests
{
    private const string Own = "jan@przyklad.example";
    private const string Other = "ksiegowa@firma.example";
    private static readonly UtilityId Tarnobrzeg = new("tarnobrzeg");
    private readonly Customer customer = Given.Customer("39-29001", utility: Tarnobrzeg);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task OnChangedOff_EachIsKeptAndToldToOldAndNewAddress(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        (await OnAsync(home, Other)).TryGet(out var on, out _).ShouldBeTrue();
        on.ShouldBeTrue();
        (await home.App.MailAsync(to: Other, subject: "e-Faktura została włączona")).Text.ShouldContain(
            "k…@firma.example"
        );
        await home.App.MailAsync(to: Own, subject: "e-Faktura została włączona");

        home.App.Clock.Advance(TimeSpan.FromDays(1));
        (await OnAsync(home, "nowy@firma.example", agrees: false)).IsOk.ShouldBeTrue();
        foreach (var to in new[] { Own, Other, "nowy@firma.example" })
            await home.App.MailAsync(to: to, subject: "Zmiana adresu powiadomień o fakturach");

        home.App.Clock.Advance(TimeSpan.FromDays(1));
        await home
            .App.Services.GetRequiredService<SetEInvoice>()
            .OffAsync(await ActorAsync(home), Profile(home), new(null, null), Cancel);
        await home.App.MailAsync(to: "nowy@firma.example", subject: "e-Faktura została wyłączona");

        var view = await ReadAsync(home);
        view.IsOn.ShouldBeFalse();
        view.Since!.Value.ShouldBe(home.App.Clock.GetUtcNow(), TimeSpan.FromHours(1));
        view.History.Rows.Select(r => (r.Given, r.Email))
            .ShouldBe([(false, "nowy@firma.example"), (true, "nowy@firma.example"), (true, Other)]);
        var first = view.History.Rows[^1];
        first.Text.ShouldBe(Profile(home).Legal.EInvoice.Text);
        first.TextVersion.ShouldBe("2026-01");
        (first.Login, first.Origin).ShouldBe(("39-29001", "203.0.113.7"));
    }

    [Theory, OnEachDatabase]
    public async Task SentTwiceAtOnce_IsOneEntryAndOneMail(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        var both = await Task.WhenAll(OnAsync(home, Own), OnAsync(home, Own));

        both.ShouldAllBe(r => r.IsOk);
        (await ReadAsync(home)).History.Total.ShouldBe(1);
        (await home.Database.ReadAsync(Tarnobrzeg, db => db.Outbox.CountAsync(Cancel))).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task On_WithoutTheConsentOrAnAddress_IsRefused(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        (await OnAsync(home, Own, agrees: false)).Refusal.ShouldBe(NotAgreed.Instance);
        (await OnAsync(home, "jan@")).Refusal.ShouldBe(NotAnEmail.Instance);
        (await ReadAsync(home)).History.Total.ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task ManagerOfPart_IsRefusedInTheUseCaseAndToldWhyOnThePage(DatabaseKind kind)
    {
        var point = Given.Point(customer, "P-1");
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, [point.Id], point);
        var partial = (await ActorAsync(home)) with { WholeCustomer = false };
        var set = home.App.Services.GetRequiredService<SetEInvoice>();

        (await set.OnAsync(partial, Profile(home), Own, true, new(null, null), Cancel)).Refusal.ShouldBe(
            OnlyForWholeCustomer.Instance
        );
        (await set.OffAsync(partial, Profile(home), new(null, null), Cancel)).Refusal.ShouldBe(
            OnlyForWholeCustomer.Instance
        );

        var page = await home.GetAsync("efaktura");
        page.MainText.ShouldContain("e-Faktura dotyczyłaby wszystkich nieruchomości Odbiorcy usług");
        page.Page.QuerySelector("main form").ShouldBeNull();
        (await home.Database.ReadAsync(Tarnobrzeg, db => db.Consents.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "T3")]
    public async Task ConsentOfTheRegistration_IsTheSameState(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        await home.Database.AddAsync(
            new Consent
            {
                Id = ConsentId.New(),
                Utility = Tarnobrzeg,
                Customer = customer.Id,
                Kind = ConsentKind.EInvoice,
                Given = true,
                At = Given.Imported,
                Email = Own,
                Text = "Otrzymywanie faktur w postaci elektronicznej",
            }
        );

        var page = await home.GetAsync("efaktura");

        page.MainText.ShouldContain("włączona");
        page.MainText.ShouldContain(Own);
        page.MainText.ShouldContain("Otrzymywanie faktur w postaci elektronicznej");
    }

    [Fact]
    public async Task Page_TakesSlipsAndSwitches()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        var form = await home.GetAsync("efaktura");
        form.Page.QuerySelector("input[name='Typed.Email']")!.GetAttribute("value").ShouldBe(Own);

        var slip = await home.Client.SubmitAsync(form, "Włącz e-Fakturę", ("Adres e-mail", "jan@firma"));
        slip.MainText.ShouldContain("Wpisz adres e-mail w całości");
        slip.Page.QuerySelector("input[name='Typed.Email']")!.GetAttribute("value").ShouldBe("jan@firma");
        var unticked = await home.Client.SubmitAsync(slip, "Włącz e-Fakturę", ("Adres e-mail", Other));
        unticked.MainText.ShouldContain("Zaznacz zgodę");

        var sent = await home.Client.SubmitAsync(unticked, "Włącz e-Fakturę", ("Typed.Agrees", "True"));
        sent.Status.ShouldBe(System.Net.HttpStatusCode.Found);
        var on = await home.Client.GetAsync(sent.Location!);
        on.MainText.ShouldContain("e-Faktura jest włączona");
        on.MainText.ShouldContain(Other);

        var off = await home.Client.SubmitAsync(on, "Wyłącz e-Fakturę");
        (await home.Client.GetAsync(off.Location!)).MainText.ShouldContain("Faktury znów przychodzą na papierze.");
    }

    private async Task<CustomerAtHome> OpenAsync(DatabaseKind kind)
    {
        var home = await CustomerAtHome.SignInAsync(kind, customer);
        await home.App.Store.WriteAsync(
            Tarnobrzeg,
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, Own), Cancel),
            Cancel
        );
        return home;
    }

    private async Task<Result<bool>> OnAsync(CustomerAtHome home, string email, bool agrees = true) =>
        await home
            .App.Services.GetRequiredService<SetEInvoice>()
            .OnAsync(
                await ActorAsync(home),
                Profile(home),
                email,
                agrees,
                new Caller(System.Net.IPAddress.Parse("203.0.113.7"), "Firefox"),
                Cancel
            );

    private async Task<EInvoiceView> ReadAsync(CustomerAtHome home)
    {
        var read = await home
            .App.Services.GetRequiredService<ReadEInvoice>()
            .RunAsync(await ActorAsync(home), new(1), Cancel);
        read.TryGet(out var view, out _).ShouldBeTrue();
        return view!;
    }

    private async Task<Actor> ActorAsync(CustomerAtHome home) =>
        new(
            Tarnobrzeg,
            new(await home.Database.ReadAsync(Tarnobrzeg, db => db.Users.Select(a => a.Id).SingleAsync(Cancel))),
            customer.Id,
            WholeCustomer: true
        );

    private static UtilityProfile Profile(CustomerAtHome home) =>
        home.App.Services.GetRequiredService<UtilityCatalog>().Find("tarnobrzeg")!;
}
