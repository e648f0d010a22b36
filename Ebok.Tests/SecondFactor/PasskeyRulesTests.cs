using System.Net;
using System.Security.Cryptography;
using Ebok.Core.Accounts;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.SecondFactor;

/// <summary>What a passkey's right signature may do; that the signature is right is shown in
/// <see cref="PasskeyJourneys"/>.</summary>
[Trait("Id", "S2")]
public class PasskeyRulesTests
{
    private static readonly Caller Somewhere = new(IPAddress.Parse("203.0.113.7"), "Firefox, Windows");

    [Theory, OnEachDatabase]
    public async Task Signature_OpensOnce(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var passkey = await AddAsync(office, office.Account);
        var proof = Proof(office, passkey, 1);

        (await SignInAsync(office, proof)).IsOk.ShouldBeTrue();
        (await SignInAsync(office, proof)).IsOk.ShouldBeFalse("replayed");
        (await SignInAsync(office, Proof(office, passkey, 1))).IsOk.ShouldBeFalse("the counter stands: a copy");
        (await SignInAsync(office, Proof(office, passkey, 2))).IsOk.ShouldBeTrue();
        var late = Proof(office, passkey, 3);
        office.App.Clock.Advance(TimeSpan.FromMinutes(6));
        (await SignInAsync(office, late)).IsOk.ShouldBeFalse("too late");
    }

    [Theory, OnEachDatabase]
    public async Task Authenticator_ThatCountsNothing_IsTaken(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var passkey = await AddAsync(office, office.Account);

        (await SignInAsync(office, Proof(office, passkey, 0))).IsOk.ShouldBeTrue();
        (await SignInAsync(office, Proof(office, passkey, 0))).IsOk.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Account_BlockedWaitingOrNobodys_StaysClosed(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var passkey = await AddAsync(office, office.Account);

        await office.LockAsync(office.Account);
        (await SignInAsync(office, Proof(office, passkey, 1))).IsOk.ShouldBeFalse("waits");
        await office.UnlockAsync(office.Account);
        await office.Service<BlockAccount>().RunAsync(Given.Utility, office.Account, true, office.Cancel);
        (await SignInAsync(office, Proof(office, passkey, 2))).IsOk.ShouldBeFalse("blocked");
        await office.Service<BlockAccount>().RunAsync(Given.Utility, office.Account, false, office.Cancel);
        (await SignInAsync(office, Proof(office, passkey, 3))).IsOk.ShouldBeTrue();
        await office.TakeCustomersAsync(office.Account);
        (await SignInAsync(office, Proof(office, passkey, 4))).IsOk.ShouldBeFalse("nobody's");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "T4")]
    public async Task TemporaryPassword_StaysOne(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind, mustChange: true);
        var passkey = await AddAsync(office, office.Account);

        (await SignInAsync(office, Proof(office, passkey, 1))).TryGet(out var opened, out _).ShouldBeTrue();

        opened!.MustChangePassword.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "U1")]
    public async Task AtAnotherUtility_ItIsNothing(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var passkey = await AddAsync(office, office.Account);

        var result = await office
            .Service<SignInWithPasskey>()
            .RunAsync(
                office.Service<UtilityCatalog>().Find("qweb")!,
                Proof(office, passkey, 1),
                Somewhere,
                office.Cancel
            );

        result.Refusal.ShouldBeOfType<SignInRefused>();
    }

    [Theory, OnEachDatabase]
    public async Task AsSecondFactor_OnlyTheAccountsOwn(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        await FactorOffice.NewAsync(office);
        var stranger = await office.AddAccountAsync("kpec", "STRANGER", false, "S1");
        var his = await AddAsync(office, stranger);
        var mine = await AddAsync(office, office.Account);
        using var browser = office.App.NewClient();
        await FactorOffice.GivePasswordAsync(browser);
        var key = browser.Jar.Cookies[FactorOffice.HalfCookie];

        (await CompleteAsync(office, key, Proof(office, his, 1, stranger))).Refusal.ShouldBeOfType<CodeRefused>();
        (await CompleteAsync(office, key, Proof(office, mine, 1))).IsOk.ShouldBeTrue();
        (await CompleteAsync(office, key, Proof(office, mine, 2))).Refusal.ShouldBeOfType<SignInExpired>();
    }

    [Theory, OnEachDatabase]
    public async Task Remove_AnothersPasskey_IsNotFound(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var stranger = await office.AddAccountAsync("kpec", "STRANGER", false, "S1");
        var (mine, his) = (await AddAsync(office, office.Account), await AddAsync(office, stranger));
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        (await home.GetAsync($"/kpec/zabezpieczenia/usun-klucz?klucz={his.Id}")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        var page = await home.GetAsync($"/kpec/zabezpieczenia/usun-klucz?klucz={mine.Id}");
        (await home.SubmitAsync(page, "Usuń", ("Aktualne hasło", "nie to"))).MainText.ShouldContain(
            "To nie jest aktualne hasło"
        );
        (await RowsAsync(office)).ShouldBe(2);
        var removed = await home.SubmitAsync(page, "Usuń", ("Aktualne hasło", OfficeUnderTest.Password));

        (await home.OpenAsync(removed.Location!)).MainText.ShouldContain("Klucz dostępu został usunięty.");
        (await RowsAsync(office)).ShouldBe(1);
        (await SignInAsync(office, Proof(office, mine, 1))).IsOk.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{},"clientExtensionResults":{}}""")]
    public async Task Answer_ThatIsNone_IsRefused(string answer)
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();
        var page = await customer.GetAsync("/kpec/logowanie");

        (await customer.SubmitAsync(page, "Użyj klucza", ("odpowiedz", answer))).Location.ShouldBe(
            "/kpec/logowanie?klucz=nie",
            "nothing was asked"
        );
        var form = page.Page.QuerySelector("form[data-passkey]")!;
        await PostAsync(customer, "/kpec/logowanie/klucz/opcje", form);
        customer.Jar.Cookies.Keys.ShouldContain("__Host-ebok-kpec.klucz");
        (await customer.SubmitAsync(page, "Użyj klucza", ("odpowiedz", answer))).Location.ShouldBe(
            "/kpec/logowanie?klucz=nie"
        );

        await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        page = await customer.GetAsync("/kpec/zabezpieczenia");
        (await customer.SubmitAsync(page, "Dodaj klucz", ("odpowiedz", answer))).Location.ShouldBe(
            "/kpec/zabezpieczenia?klucz=nie"
        );
    }

    [Fact]
    public async Task Options_TakeThePassword_AndNameOneHost()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();
        await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var form = (await customer.GetAsync("/kpec/zabezpieczenia")).Page.QuerySelector("form[data-passkey]")!;

        var refused = await PostAsync(customer, "/kpec/zabezpieczenia/klucze/opcje", form, ("haslo", "nie to"));
        var options = await PostAsync(
            customer,
            "/kpec/zabezpieczenia/klucze/opcje",
            form,
            ("haslo", OfficeUnderTest.Password)
        );

        refused.Text.ShouldContain("error");
        refused.Text.ShouldNotContain("challenge");
        options.Status.ShouldBe(HttpStatusCode.OK);
        options.Text.ShouldContain("\"userVerification\":\"required\"");
        options.Text.ShouldContain("\"residentKey\":\"required\"");
        options.Text.ShouldContain("\"id\":\"127.0.0.1\"");
    }

    private static async Task<Answer> PostAsync(
        OfficeClient client,
        string path,
        AngleSharp.Dom.IElement form,
        params (string Name, string Value)[] fields
    )
    {
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ]),
        };
        return await client.SendAsync(post);
    }

    private static async Task<Passkey> AddAsync(OfficeUnderTest office, AccountId account)
    {
        var row = new Passkey
        {
            Id = Guid.CreateVersion7(),
            Utility = Given.Utility,
            Account = account,
            CredentialId = RandomNumberGenerator.GetBytes(32),
            PublicKey = [1],
            Name = "telefon",
            CreatedAt = office.App.Clock.GetUtcNow(),
            SignCount = 0,
        };
        await office.Database.AddAsync(row);
        return row;
    }

    private static PasskeyProof Proof(OfficeUnderTest office, Passkey passkey, long count, AccountId? account = null) =>
        new(
            account ?? office.Account,
            passkey.CredentialId,
            count,
            false,
            RandomNumberGenerator.GetBytes(32),
            office.App.Clock.GetUtcNow().AddMinutes(5)
        );

    private static Task<Result<SignedIn>> SignInAsync(OfficeUnderTest office, PasskeyProof proof) =>
        office
            .Service<SignInWithPasskey>()
            .RunAsync(office.Service<UtilityCatalog>().Find("kpec")!, proof, Somewhere, office.Cancel);

    private static Task<Result<SignedIn>> CompleteAsync(OfficeUnderTest office, string key, PasskeyProof proof) =>
        office
            .Service<CompleteSignIn>()
            .RunAsync(office.Service<UtilityCatalog>().Find("kpec")!, key, new(null, proof), Somewhere, office.Cancel);

    private static Task<int> RowsAsync(OfficeUnderTest office) =>
        office.Database.ReadAsync(Given.Utility, db => db.Passkeys.CountAsync(office.Cancel));
}
