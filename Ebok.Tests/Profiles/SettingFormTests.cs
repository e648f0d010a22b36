using System.Text;
using System.Text.Json.Nodes;
using Ebok.Core.Profiles;
using Ebok.Core.Profiles.Forms;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Ebok.Web.Operator.Profiles;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Profiles;

/// <summary>The forms hold the whole profile, and every mistake leads to its field (U3).</summary>
[Trait("Id", "U3")]
public class SettingFormTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sending a page as it is changes nothing, of any profile.</summary>
    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    public void Apply_FormAsItWasShown_ChangesNothing(string slug)
    {
        var profile = ProfileFolder.Read(ProfileOffice.Demo).Find(slug)!;
        var edited = ProfileJson.Parse(ProfileJson.Write(profile))!;

        foreach (var name in SettingTree.TopLevel)
        {
            var shown = Shown(SettingTree.Of(edited, name)).ToLookup(f => f.Name, f => f.Value);
            SettingForm.Apply(edited, name, field => [.. shown[field]]);
        }

        ProfileJson.Write(Read(edited)).ShouldBe(ProfileJson.Write(profile));
    }

    /// <summary>Export and import give the same profile, whatever the texts and numbers are.</summary>
    [Fact]
    public void Export_AndImport_GiveTheSameProfile()
    {
        var profiles = ProfileFolder.Read(ProfileOffice.Demo).All;
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => t.Get);
        var made =
            from profile in Gen.Elements<UtilityProfile>(profiles)
            from name in texts
            from lead in texts
            from lines in texts.ListOf()
            from number in Gen.Choose(-5, 5000)
            from flag in Gen.Elements(true, false)
            select profile with
            {
                Name = Sound(name),
                SignIn = profile.SignIn with { Lead = Sound(lead) },
                Help = [.. lines.Select(l => new InfoBlock { Title = Sound(l), Text = [Sound(l), Sound(name)] })],
                Readings = profile.Readings with { Enabled = flag, FromDay = number % 2 == 0 ? null : number },
                Menu = [.. profile.Menu.Reverse()],
            };
        Prop.ForAll(
                made.ToArbitrary(),
                profile =>
                {
                    var json = ProfileJson.Write(profile);
                    var back = ProfileJson.Read(
                        Encoding.UTF8.GetBytes(json),
                        (path, reason) => throw new InvalidOperationException($"{path} {reason}")
                    )!;
                    ProfileJson.Write(back).ShouldBe(json);
                    ProfileDiff.Between(profile, back).ShouldBeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();
    }

    /// <summary>Each setting in turn is made wrong; the mistake is told at a field that the form has.</summary>
    [Fact]
    public async Task Mistakes_OfEverySetting_LeadToAField()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");
        var inForce = app.Profile();
        var (wrong, untold) = (0, new List<string>());
        foreach (var name in SettingTree.TopLevel)
        foreach (var node in SettingTree.Of(ProfileJson.Parse(ProfileJson.Write(inForce))!, name).All())
        {
            if (node.Locked || node.Kind is SettingKind.Flag or SettingKind.Group or SettingKind.List)
                continue;
            var edited = ProfileJson.Parse(ProfileJson.Write(inForce))!;
            var bad = node.Kind == SettingKind.Lines || node.Kind == SettingKind.Choices ? "\u0007" : "\u0007bad";
            SettingForm.Apply(edited, name, field => field == node.Path ? [bad] : []);
            await using var db = app.Store.Read(staff.Utility);
            var (_, mistakes) = await ProfileCheck.RunAsync(
                db,
                edited,
                inForce,
                app.Get<UtilityCatalog>(),
                ProfileOffice.Demo,
                Cancel
            );
            if (node.Kind == SettingKind.Choices)
                continue;
            wrong++;
            var fields = SettingTree.Of(edited, name).All().Select(n => n.Path).ToHashSet();
            if (
                !mistakes.Any(m =>
                    SettingId.FieldFor(m.Path, fields) is var at
                    && (at == node.Path || at.StartsWith(node.Path, StringComparison.Ordinal))
                )
            )
                untold.Add(node.Path);
        }
        untold.ShouldBeEmpty();
        wrong.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("$.look.accent", "#ffee88", "za jasny")]
    [InlineData("$.companies[0].nip", "9990001061", "to nie NIP")]
    [InlineData("$.companies[0].bankAccount", "55999900010000000000000006", "to nie numer konta")]
    [InlineData("$.customerCode.pattern", "[0-9{7}", "to nie wyrażenie regularne")]
    [InlineData("$.contact.email", "jan", "to nie adres e-mail")]
    [InlineData("$.contact.website", "javascript:alert(1)", "to nie adres strony")]
    [InlineData("$.name", "", "nie może być puste")]
    [InlineData("$.password.minLength", "dużo", "to nie liczba całkowita")]
    [InlineData("$.registration.confirmation", "code", "żaden krok o niego nie pyta")]
    [InlineData("$.caseNumber", "PR/1", "musi mieć {yyyy}, {MM} i {00000}")]
    public async Task Mistake_IsSaidInPolishAtItsField(string path, string typed, string expected)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");

        await app.EditAsync(staff, path, typed);

        var view = await app.SettingsAsync(staff);
        var told = SettingId.Lead(view.Draft!.Mistakes, SettingTree.TopLevel.Select(view.Setting));
        told.ShouldContain(t => t.Path == path && t.Text.Contains(expected));
        // What was typed is still there, to be put right.
        SettingTree.TopLevel.SelectMany(n => view.Setting(n).All()).Single(n => n.Path == path).Value.ShouldBe(typed);
    }

    [Fact]
    public void Change_ListOfTheMenu_AddsMovesAndTakesOut()
    {
        var edited = ProfileOffice.Json("kpec");
        var below = edited["menu"]![0]!["children"]!.AsArray().Count;

        SettingForm.Change(edited, "dol:$.menu[0]").ShouldBe("$.menu[1]");
        SettingForm.Change(edited, "usun:$.menu[5]").ShouldBe("$.menu[4]");
        SettingForm.Change(edited, "dodaj:$.menu[1].children").ShouldBe($"$.menu[1].children[{below}]");
        SettingForm.Change(edited, "gora:$.menu[0]").ShouldBe("$.menu[0]");

        edited["menu"]!
            .AsArray()
            .Select(i => i!["label"]!.ToString())
            .ShouldBe([
                "Faktury podgląd - pdf",
                "Kontrahent",
                "Wykaz umów i liczników",
                "Wnioski internetowe",
                "Pisma",
            ]);
        edited["menu"]![1]!["children"]![below]!["label"]!.ToString().ShouldBe("");
        foreach (
            var nonsense in (string[])
                ["", "usun:", "usun:$.slug", "dodaj:$.name", "usun:$.menu[99]", "usun:$.nic[0]", "x:$"]
        )
            SettingForm.Change(edited, nonsense).ShouldBeNull(nonsense);
    }

    private static UtilityProfile Read(JsonObject json) =>
        ProfileJson.Read(
            Encoding.UTF8.GetBytes(json.ToJsonString()),
            (path, reason) => throw new InvalidOperationException($"{path}: {reason.English}")
        )!;

    // JSON has no halves of letters.
    private static string Sound(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));

    // What a browser would send if nothing were touched.
    private static IEnumerable<(string Name, string Value)> Shown(SettingNode node)
    {
        switch (node.Kind)
        {
            case SettingKind.Group or SettingKind.List:
                if (node.MayBeAbsent)
                    yield return (SettingForm.Marker(node.Path), "1");
                if (node.MayBeAbsent && node.IsPresent)
                    yield return (node.Path + "!", "true");
                if (node.IsPresent)
                    foreach (var field in node.Children.SelectMany(Shown))
                        yield return field;
                break;
            case SettingKind.Flag:
                yield return (SettingForm.Marker(node.Path), "1");
                if (node.Value == "true")
                    yield return (node.Path, "true");
                break;
            case SettingKind.Choices:
                yield return (SettingForm.Marker(node.Path), "1");
                foreach (var chosen in node.Chosen)
                    yield return (node.Path, chosen);
                break;
            default:
                yield return (node.Path, node.Value ?? "");
                break;
        }
    }
}
