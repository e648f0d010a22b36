using System.Net;
using Ebok.Tests.Profiles;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Accessibility;

/// <summary>The declaration in the form that the official checker reads (rules.md).</summary>
[Trait("Id", "B7")]
public sealed class DeclarationTests
{
    private static readonly string[] Ids =
    [
        "a11y-wstep",
        "a11y-podmiot",
        "a11y-url",
        "a11y-data-publikacja",
        "a11y-data-aktualizacja",
        "a11y-status",
        "a11y-ocena",
        "a11y-data-sporzadzenie",
        "a11y-audytor",
        "a11y-data-przeglad",
        "a11y-kontakt",
        "a11y-osoba",
        "a11y-email",
        "a11y-telefon",
        "a11y-procedura",
        "a11y-architektura",
        "a11y-aplikacje",
    ];

    [Fact]
    public async Task Declaration_EditedAsAForm_HasEveryElementOfTheLaw()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");
        using var stranger = app.NewClient();
        (await stranger.GetAsync("/kpec"))
            .Page.QuerySelector("footer a[href='/kpec/deklaracja-dostepnosci']")
            .ShouldNotBeNull();

        await app.EditAsync(staff, "$.accessibility.assessment", "outside");
        await app.EditAsync(staff, "$.accessibility.auditor", "Fundacja Widzialni");
        await app.EditAsync(staff, "$.accessibility.reviewedOn", "2027-03-30");
        (await app.PublishAsync(staff)).IsOk.ShouldBeTrue();

        var page = await stranger.GetAsync("/kpec/deklaracja-dostepnosci");
        foreach (var id in Ids)
            page.Page.GetElementById(id).ShouldNotBeNull(id);
        page.Page.GetElementById("a11y-data-przeglad")!.GetAttribute("datetime").ShouldBe("2027-03-30");
        page.Page.GetElementById("a11y-audytor")!.TextContent.ShouldBe("Fundacja Widzialni");
        page.Page.GetElementById("a11y-status")!.TextContent.ShouldContain("częściowo zgodna");
    }

    [Fact]
    public async Task Declaration_OfAUtilityWithoutOne_IsNotThereAndNotLinked()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "kpec.json"),
            ProfileOffice.Json("kpec", p => p.Remove("accessibility")).ToJsonString(),
            TestContext.Current.CancellationToken
        );
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        using var stranger = app.NewClient();

        (await stranger.GetAsync("/kpec/deklaracja-dostepnosci")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/kpec"))
            .Page.QuerySelector("footer a[href$='deklaracja-dostepnosci']")
            .ShouldBeNull();
    }
}
