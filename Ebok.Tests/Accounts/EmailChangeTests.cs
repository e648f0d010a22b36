using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Accounts;

/// <summary>Another e-mail address of a sign-in account: the password again, a link to the new one, word to the old.</summary>
[Trait("Id", "S2")]
public class EmailChangeTests
{
    private const string Old = "jan@przyklad.example";
    private const string New = "jan.nowy@przyklad.example";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_ByPasswordAndLink_IsToldToTheOldAddress()
    {
        await using var home = await OpenAsync("kpec", "0012417");
        var page = await home.GetAsync("adres-email");
        page.MainText.ShouldContain(Old);

        (await TypeAsync(home, page, "jan@", CustomerAtHome.Password)).MainText.ShouldContain(
            "Wpisz adres e-mail w całości"
        );
        (await TypeAsync(home, page, New, "")).MainText.ShouldContain("Wpisz hasło, którego używasz teraz");
        (await TypeAsync(home, page, New, "nie to hasło 1")).MainText.ShouldContain("To nie jest aktualne hasło");
        (await TypeAsync(home, page, Old.ToUpperInvariant(), CustomerAtHome.Password)).MainText.ShouldContain(
            "To jest dotychczasowy adres"
        );
        (await EmailOfAsync(home)).ShouldBe(Old);
        (await OutboxAsync(home)).ShouldBe(0);

        var sent = await TypeAsync(home, page, New, CustomerAtHome.Password);
        sent.Location.ShouldBe("/kpec/adres-email?wyslano=1");
        (await home.Client.GetAsync(sent.Location!)).MainText.ShouldContain($"Wysłaliśmy odnośnik na adres {New}");
        var told = await home.App.MailAsync(Old, "Zmiana adresu e-mail konta");
        told.Text.ShouldContain("j…@przyklad.example");
        var link = (await home.App.MailAsync(New, "Potwierdź nowy adres e-mail")).Link.PathAndQuery;
        using var anywhere = home.App.NewClient();
        var confirm = await anywhere.GetAsync(link);
        confirm.MainText.ShouldContain(New);
        // A mail scanner opens the link: nothing happens.
        (await EmailOfAsync(home)).ShouldBe(Old);

        var done = await anywhere.SubmitAsync(confirm, "Potwierdź adres");

        (await anywhere.GetAsync(done.Location!)).MainText.ShouldContain("Adres e-mail jest zmieniony");
        (await EmailOfAsync(home)).ShouldBe(New);
        await home.App.MailAsync(Old, "Adres e-mail konta został zmieniony");
        await home.App.MailAsync(New, "Adres e-mail konta został zmieniony");
        (await anywhere.GetAsync(link)).MainText.ShouldContain("Ten odnośnik już nie działa");
        // The login is the customer code, and stays.
        using var again = home.App.NewClient();
        await again.SignInAsync("kpec", "0012417", CustomerAtHome.Password);
    }

    [Fact]
    public async Task Link_AfterANewPasswordOrANewerRequestOrItsTime_IsDead()
    {
        await using var home = await OpenAsync("kpec", "0012417");
        var first = await AskAsync(home, "pierwszy@przyklad.example");
        var second = await AskAsync(home, "drugi@przyklad.example");
        using var anywhere = home.App.NewClient();
        (await anywhere.GetAsync(first)).MainText.ShouldContain("Ten odnośnik już nie działa");
        var open = await anywhere.GetAsync(second);
        await home.App.Store.WriteAsync(
            Given.Utility,
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "nowe-haslo"), Cancel),
            Cancel
        );

        var late = await anywhere.SubmitAsync(open, "Potwierdź adres");

        late.MainText.ShouldContain("Ten odnośnik już nie działa");
        (await EmailOfAsync(home)).ShouldBe(Old);
        var third = await AskAsync(home, "trzeci@przyklad.example");
        home.App.Clock.Advance(TimeSpan.FromHours(49));
        (await anywhere.GetAsync(third)).MainText.ShouldContain("Ten odnośnik już nie działa");
    }

    [Theory, OnEachDatabase]
    public async Task Requests_AreLimited_AlsoAtOnce(DatabaseKind kind)
    {
        await using var home = await OpenAsync("kpec", "0012417", kind);

        var asked = new List<Result<bool>>();
        for (var i = 0; i < 4; i++)
            asked.Add(await RequestAsync(home, $"a{i}@przyklad.example"));

        asked.Count(a => a.IsOk).ShouldBe(3);
        asked[3].Refusal.ShouldBeOfType<TooManyEmailChanges>();
        home.App.Clock.Advance(TimeSpan.FromMinutes(61));
        (await RequestAsync(home, "a5@przyklad.example")).IsOk.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W4")]
    public async Task Login_ThatIsTheAddress_ChangesToo_AndAnothersIsNotGivenAway(DatabaseKind kind)
    {
        await using var home = await OpenAsync("weglokoks", Old, kind);
        var other = Given.Account("zajety@przyklad.example").UserName!;
        var neighbour = Given.Customer("99999999", utility: new("weglokoks"));
        await home.Database.AddAsync(neighbour);
        await home
            .App.Services.GetRequiredService<CreateAccount>()
            .RunAsync(new("weglokoks"), new(other, other, CustomerAtHome.Password, false, [new(neighbour.Id)]), Cancel);

        (await RequestAsync(home, other)).IsOk.ShouldBeTrue();
        Answer
            .Fold((await home.App.MailAsync(other, "Potwierdź nowy adres e-mail")).Text)
            .ShouldContain("Na ten adres jest już konto");
        (await RequestAsync(home, New)).IsOk.ShouldBeTrue();
        var link = (await home.App.MailAsync(New, "Potwierdź nowy adres e-mail")).Link.Query;
        var token = Uri.UnescapeDataString(link["?k=".Length..]);
        var confirm = home.App.Services.GetRequiredService<ConfirmEmailChange>();

        (await confirm.RunAsync(Profile(home), token, Cancel)).TryGet(out var email, out _).ShouldBeTrue();

        email.ShouldBe(New);
        using var again = home.App.NewClient();
        await again.SignInAsync("weglokoks", New, CustomerAtHome.Password);
        (await confirm.RunAsync(Profile(home), token, Cancel)).Refusal.ShouldBe(NotFound.Instance);
    }

    private static async Task<CustomerAtHome> OpenAsync(
        string slug,
        string code,
        DatabaseKind kind = DatabaseKind.Sqlite
    )
    {
        var home = await CustomerAtHome.SignInAsync(kind, Given.Customer(code, utility: new(slug)));
        await home.App.Store.WriteAsync(
            new(slug),
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, Old), Cancel),
            Cancel
        );
        return home;
    }

    private static Task<Answer> TypeAsync(CustomerAtHome home, Answer page, string email, string password) =>
        home.Client.SubmitAsync(page, "Wyślij odnośnik", ("Nowy adres e-mail", email), ("Hasło do portalu", password));

    private static async Task<string> AskAsync(CustomerAtHome home, string email)
    {
        (await RequestAsync(home, email)).IsOk.ShouldBeTrue();
        return (await home.App.MailAsync(email, "Potwierdź nowy adres e-mail")).Link.PathAndQuery;
    }

    private static async Task<Result<bool>> RequestAsync(CustomerAtHome home, string email)
    {
        var slug = new UtilityId(home.Slug);
        var session = await home.Database.ReadAsync(
            slug,
            db =>
                db.Sessions.OrderBy(s => s.StartedAt)
                    .Select(s => new
                    {
                        s.Id,
                        s.Account,
                        s.Customer,
                    })
                    .FirstAsync(Cancel)
        );
        var held = new HeldCustomer(session.Customer ?? default, "", "", true);
        var login = await home.Database.ReadAsync(
            slug,
            db => db.Users.Where(u => u.Id == session.Account.Value).Select(u => u.UserName).SingleAsync(Cancel)
        );
        var actor = new OpenSession(session.Id, slug, session.Account, login!, false, held, [held]);
        return await home
            .App.Services.GetRequiredService<RequestEmailChange>()
            .RunAsync(actor, Profile(home), email, CustomerAtHome.Password, new(IPAddress.Loopback, null), Cancel);
    }

    private static Core.Utilities.UtilityProfile Profile(CustomerAtHome home) =>
        home.App.Services.GetRequiredService<Core.Utilities.UtilityCatalog>().Find(home.Slug)!;

    private static Task<string?> EmailOfAsync(CustomerAtHome home) =>
        home.Database.ReadAsync(new(home.Slug), db => db.Users.Select(u => u.Email).SingleAsync(Cancel));

    private static Task<int> OutboxAsync(CustomerAtHome home) =>
        home.Database.ReadAsync(new(home.Slug), db => db.Outbox.CountAsync(Cancel));
}
