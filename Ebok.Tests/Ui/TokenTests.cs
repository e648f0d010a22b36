using System.Text.RegularExpressions;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Ui;

/// <summary>The colours of wwwroot-assets/css/tokens.css as they are, not as their comments say.</summary>
[Trait("Id", "B7")]
public partial class TokenTests
{
    public static TheoryData<string, string, double> Pairs() =>
        new()
        {
            { "ink", "bg", 7 },
            { "ink", "surface", 7 },
            { "ink", "sunken", 7 },
            { "muted", "bg", 4.5 },
            { "muted", "surface", 4.5 },
            { "muted", "sunken", 4.5 },
            { "edge", "bg", 3 },
            { "edge", "surface", 3 },
            { "on-accent", "accent", 4.5 },
            { "on-accent", "accent-strong", 4.5 },
            { "accent-ink", "bg", 4.5 },
            { "accent-ink", "surface", 4.5 },
            { "accent-ink", "accent-soft", 4.5 },
            { "info-ink", "info-soft", 4.5 },
            { "ok-ink", "ok-soft", 4.5 },
            { "warn-ink", "warn-soft", 4.5 },
            { "bad-ink", "bad-soft", 4.5 },
            { "bad-ink", "surface", 4.5 },
            { "bad-ink", "bg", 4.5 },
            { "quiet-ink", "quiet-soft", 4.5 },
            { "muted", "quiet-soft", 4.5 },
            { "info-edge", "surface", 3 },
            { "ok-edge", "surface", 3 },
            { "warn-edge", "surface", 3 },
            { "bad-edge", "surface", 3 },
            { "on-bad", "bad", 4.5 },
            { "ink", "mark", 4.5 },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Tokens_EveryPair_ReachesItsContrast(string fore, string back, double needed)
    {
        foreach (var scheme in new[] { Light, Dark })
            Rgb.Contrast(scheme[fore], scheme[back]).ShouldBeGreaterThanOrEqualTo(needed, $"{fore} on {back}");
    }

    [Theory]
    [InlineData("bg")]
    [InlineData("surface")]
    [InlineData("accent")]
    [InlineData("bad")]
    [InlineData("ink")]
    public void FocusRing_OnAnyGround_OneOfItsTonesStandsOut(string ground)
    {
        foreach (var scheme in new[] { Light, Dark })
            Math.Max(Rgb.Contrast(scheme["focus"], scheme[ground]), Rgb.Contrast(scheme["focus-edge"], scheme[ground]))
                .ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void AccentTheme_ReckonsWithTheGroundsOfTheSheet()
    {
        AccentTheme.LightPage.ShouldBe(Light["bg"]);
        AccentTheme.DarkPage.ShouldBe(Dark["bg"]);
        AccentTheme.DarkSurface.ShouldBe(Dark["surface"]);
    }

    private static readonly string Sheet = File.ReadAllText(RepositoryFile("wwwroot-assets/css/tokens.css"));
    private static readonly int DarkFrom = Sheet.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
    private static readonly Dictionary<string, Rgb> Light = Colours(Sheet[..DarkFrom], []);
    private static readonly Dictionary<string, Rgb> Dark = Colours(Sheet[DarkFrom..], Light);

    private static Dictionary<string, Rgb> Colours(string css, Dictionary<string, Rgb> unlessSaid)
    {
        var colours = new Dictionary<string, Rgb>(unlessSaid);
        foreach (Match match in Declaration().Matches(css))
            if (Rgb.TryParse(match.Groups[2].Value, out var colour))
                colours[match.Groups[1].Value] = colour;
        return colours;
    }

    private static string RepositoryFile(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ebok.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.ShouldNotBeNull().FullName, path);
    }

    [GeneratedRegex(@"--([a-z-]+):\s*(#[0-9a-f]{3,6});")]
    private static partial Regex Declaration();
}
