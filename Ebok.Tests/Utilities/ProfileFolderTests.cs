using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Utilities;

[Trait("Id", "U3")]
public class ProfileFolderTests
{
    private static readonly string Demo = Repository.Utilities;

    [Fact]
    public void Read_DemoProfiles_SayWhatTheirSeedsSay()
    {
        var utilities = ProfileFolder.Read(Demo);

        utilities.All.Select(u => u.Slug).Order().ShouldBe(["kpec", "mpwik", "qweb", "tarnobrzeg", "weglokoks"]);
        var w = utilities.Find("weglokoks")!;
        w.SignIn.Kind.ShouldBe(LoginKind.Email);
        w.Companies.Select(c => c.ShortName).ShouldBe(["Węglokoks Energia", "NSE", "ZCP", "ZUT"]);
        w.CustomerCode.Matches("00417283").ShouldBeTrue();
        w.CustomerCode.Matches("0041728").ShouldBeFalse();
        var t = utilities.Find("tarnobrzeg")!;
        t.SignIn.Kind.ShouldBe(LoginKind.CustomerCode);
        t.CustomerCode.Matches("39-29001").ShouldBeTrue();
        (t.Password.MinLength, t.Password.GroupsOfFour).ShouldBe((8, 3));
        t.Menu.Select(m => m.Label)
            .ShouldBe(["Start", "Faktury", "Płatności", "Wodomierze", "Umowy", "Dokumenty", "POMOC"]);
        var k = utilities.Find("kpec")!;
        k.CustomerCode.Label.ShouldBe("Kod płatnika");
        (k.Password.MinLength, k.Password.Letter, k.Password.Digit).ShouldBe((5, true, true));
        k.Menu.Select(m => m.Label)
            .ShouldBe([
                "Kontrahent",
                "Faktury podgląd - pdf",
                "Wykaz umów i liczników",
                "Wnioski internetowe",
                "Pisma",
                "Strona główna",
            ]);
        var q = utilities.Find("qweb")!;
        q.CustomerCode.Matches("001234").ShouldBeTrue();
        q.SignIn.RememberMe.ShouldBe("Zapamiętaj mnie?");
        q.Password.MinLength.ShouldBe(6);
        q.Menu.Select(m => m.Label)
            .ShouldBe([
                "Informacje",
                "Faktury/naliczenia",
                "Płatności",
                "Punkty/liczniki",
                "Dokumenty",
                "Strona główna",
            ]);
        var m = utilities.Find("mpwik")!;
        m.CustomerCode.FirstDigitsOfInvoiceNumber.ShouldBe(6);
        string[] own = ["Zobacz saldo", "Zobacz wpłaty", "Zobacz noty", "ePŁATNOŚCI", "eFAKTURA"];
        own.ShouldBeSubsetOf(m.Menu.Select(i => i.Label));
    }

    [Fact]
    public void Read_ManyMistakesInTwoFiles_TellsAllWithFilePathAndReason()
    {
        using var folder = new TemporaryFolder();
        Copy(
            "kpec",
            folder,
            s =>
                s.Replace("\"9990001060\"", "\"9990001061\"", StringComparison.Ordinal)
                    .Replace(
                        "\"54999900010000000000000006\"",
                        "\"55999900010000000000000006\"",
                        StringComparison.Ordinal
                    )
                    .Replace("\"[0-9]{7}\"", "\"[0-9{7}\"", StringComparison.Ordinal)
        );
        Copy(
            "qweb",
            folder,
            s =>
                s.Replace("\"shortName\": \"Q-WEB\",\n  \"officeName\"", "\"officeNme\"", StringComparison.Ordinal)
                    .Replace("\"page\": \"documents\"", "\"page\": \"dokumenty\"", StringComparison.Ordinal)
                    .Replace("\"minLength\": 6", "\"minLength\": \"6\"", StringComparison.Ordinal)
        );

        var mistakes = Should.Throw<InvalidProfilesException>(() => ProfileFolder.Read(folder.Path)).Mistakes;

        mistakes.ShouldSatisfyAllConditions(
            () => mistakes.Count.ShouldBe(7),
            () =>
                mistakes.ShouldContain(m => m.StartsWith("kpec.json: $.companies[0].nip: \"9990001061\" is not a NIP")),
            () => mistakes.ShouldContain(m => m.StartsWith("kpec.json: $.companies[0].bankAccount: ")),
            () => mistakes.ShouldContain(m => m.StartsWith("kpec.json: $.customerCode.pattern: ")),
            () => mistakes.ShouldContain(m => m.StartsWith("qweb.json: $.officeNme: is not known; known here: ")),
            () => mistakes.ShouldContain("qweb.json: $.shortName: is missing"),
            () =>
                mistakes.ShouldContain(m =>
                    m.StartsWith("qweb.json: $.menu[4].page: \"dokumenty\" is not one of home, ")
                ),
            () => mistakes.ShouldContain("qweb.json: $.password.minLength: \"6\" is not a whole number")
        );
    }

    [Fact]
    public void Read_SlugOfAnotherFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Copy("kpec", folder, s => s);
        Copy("qweb", folder, s => s.Replace("\"slug\": \"qweb\"", "\"slug\": \"kpec\"", StringComparison.Ordinal));

        Should
            .Throw<InvalidProfilesException>(() => ProfileFolder.Read(folder.Path))
            .Mistakes.ShouldBe(["qweb.json: $.slug: \"kpec\" is already that of kpec.json"]);
    }

    [Fact]
    public void Read_NotJson_TellsTheLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.json"), "{\n  \"slug\": \"a\",\n  !\n}");

        Should
            .Throw<InvalidProfilesException>(() => ProfileFolder.Read(folder.Path))
            .Mistakes.ShouldHaveSingleItem()
            .ShouldStartWith("a.json: line 3: is not JSON");
    }

    [Fact]
    public void Read_EmptyFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<InvalidProfilesException>(() => ProfileFolder.Read(folder.Path));
    }

    [Theory]
    [InlineData("tarnobrzeg", "39-29001", "39-29001")]
    [InlineData("tarnobrzeg", " 39 29001", "39-29001")]
    [InlineData("tarnobrzeg", "3929001", "39-29001")]
    [InlineData("tarnobrzeg", "392900", null)]
    [InlineData("qweb", "1234", "001234")]
    [InlineData("qweb", "0001234", null)]
    [InlineData("weglokoks", "417283", "00417283")]
    [InlineData("mpwik", "10421", null)]
    [InlineData("mpwik", "", null)]
    [InlineData("mpwik", null, null)]
    public void Normalise_AsPeopleType_FindsTheCode(string slug, string? typed, string? code) =>
        ProfileFolder.Read(Demo).Find(slug)!.CustomerCode.Normalise(typed).ShouldBe(code);

    private static void Copy(string slug, TemporaryFolder to, Func<string, string> change)
    {
        var text = File.ReadAllText(Path.Combine(Demo, $"{slug}.json"));
        File.WriteAllText(Path.Combine(to.Path, $"{slug}.json"), change(text));
    }
}
