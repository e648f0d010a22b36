using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Help;

public class HelpPageTests
{
    /// <summary>Tab POMOC holds what the utility's own profile says.</summary>
    [Fact, Trait("Id", "T5")]
    public async Task Help_OfTarnobrzeg_SaysWhatItsProfileSays()
    {
        var customer = Given.Customer("39-29001", "Jan Wiślak", new UtilityId("tarnobrzeg"));
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer);

        var help = await home.GetAsync("pomoc");

        help.MainText.ShouldContain("Loginem jest kod klienta z systemu (login jest niezmieniany).");
        help.MainText.ShouldContain("zmieniane dowolną ilość razy w zakładce Start.");
    }

    [Fact, Trait("Id", "K6")]
    public async Task Footer_LeadsToHelpOnlyThoseWhoAreSignedIn()
    {
        var customer = Given.Customer("39-29001", "Jan Wiślak", new UtilityId("tarnobrzeg"));
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer);
        using var stranger = home.App.NewClient();

        const string Link = "footer a[href='/tarnobrzeg/pomoc']";
        (await home.GetAsync("start")).Page.QuerySelector(Link).ShouldNotBeNull();
        (await stranger.GetAsync("/tarnobrzeg")).Page.QuerySelector(Link).ShouldBeNull();
    }
}
