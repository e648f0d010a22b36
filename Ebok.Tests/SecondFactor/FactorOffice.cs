using Ebok.Core.Shared;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.SecondFactor;

/// <summary>An account whose owner uses an authenticator app: what stands in it and on his paper.</summary>
internal sealed record FactorOffice(string Secret, IReadOnlyList<string> Codes)
{
    public const string Cookie = "__Host-ebok-kpec";
    public const string HalfCookie = Cookie + ".kod";
    public const string Email = "anna@przyklad.example";

    /// <summary>Turns it on by the pages, as a signed-in browser does.</summary>
    public static async Task<FactorOffice> TurnOnAsync(OfficeUnderTest office, OfficeClient home)
    {
        var page = await home.GetAsync("/kpec/zabezpieczenia/kod");
        var begun = await home.SubmitAsync(page, "Dalej", ("Aktualne hasło", OfficeUnderTest.Password));
        page = await home.OpenAsync(begun.Location.ShouldNotBeNull(begun.MainText));
        var secret = page.Page.QuerySelector("[data-copy]")!.GetAttribute("data-copy")!;
        var code = Authenticator.Code(secret, office.App.Clock.GetUtcNow());
        var on = await home.SubmitAsync(page, "Potwierdź i włącz", ("Kod z aplikacji", code));
        var codes = on.Page.QuerySelectorAll("ol samp").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10, on.MainText);
        return new(secret, codes);
    }

    /// <summary>An account with it, and nobody signed in.</summary>
    public static async Task<FactorOffice> NewAsync(OfficeUnderTest office)
    {
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        return await TurnOnAsync(office, home);
    }

    /// <summary>Gives the password; the page that asks for the code.</summary>
    public static async Task<Answer> GivePasswordAsync(OfficeClient client)
    {
        var half = await client.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        half.Location.ShouldBe("/kpec/logowanie/kod");
        return await client.GetAsync(half.Location!);
    }

    /// <summary>The next code of the app, which was not used yet.</summary>
    public string NextCode(OfficeUnderTest office)
    {
        office.App.Clock.Advance(TimeSpan.FromSeconds(30));
        return Authenticator.Code(Secret, office.App.Clock.GetUtcNow());
    }

    /// <summary>Gives the account an address to be told at.</summary>
    public static Task GiveEmailAsync(OfficeUnderTest office, AccountId account) =>
        office.Database.Store.WriteAsync(
            Given.Utility,
            db =>
                db.Users.Where(a => a.Id == account.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, Email), office.Cancel),
            office.Cancel
        );
}
