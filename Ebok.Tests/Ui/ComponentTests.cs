using System.Collections;
using System.Globalization;
using Bunit;
using Ebok.Core.Shared;
using Ebok.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Ebok.Tests.Ui;

public sealed class ComponentTests : BunitContext
{
    public static TheoryData<BadgeKind> BadgeKinds => [.. Enum.GetValues<BadgeKind>()];

    public ComponentTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("pl-PL");
        CultureInfo.CurrentUICulture = new CultureInfo("pl-PL");
    }

    [Theory]
    [InlineData(NoticeKind.Error, "alert")]
    [InlineData(NoticeKind.Info, null)]
    public void Notice_OnlyAnErrorInterrupts(NoticeKind kind, string? role) =>
        Render<Notice>(p => p.Add(n => n.Kind, kind)).Find(".notice").GetAttribute("role").ShouldBe(role);

    [Fact]
    public void Notice_AnnouncedAnswer_IsAStatus() =>
        Render<Notice>(p => p.Add(n => n.Kind, NoticeKind.Success).Add(n => n.Announce, true))
            .Find(".notice")
            .GetAttribute("role")
            .ShouldBe("status");

    [Theory]
    [MemberData(nameof(BadgeKinds))]
    public void StatusBadge_SaysItByTextAndIcon(BadgeKind kind)
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Kind, kind).Add(b => b.Text, "opłacona"));
        badge.Find(".badge").TextContent.ShouldBe("opłacona");
        badge.Find("svg path").GetAttribute("d").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Icon_EveryName_HasADrawing()
    {
        foreach (var name in Enum.GetValues<IconName>())
            IconPaths.Of(name).ShouldStartWith("M");
    }

    [Fact]
    public void Button_WithAddress_IsALink()
    {
        Render<Button>(p => p.Add(b => b.Href, "/mpwik")).MarkupMatches("<a class=\"button\" href=\"/mpwik\"></a>");
        Render<Button>(p => p.Add(b => b.Kind, ButtonKind.Danger))
            .MarkupMatches("<button class=\"button button-danger\" type=\"submit\"></button>");
    }

    [Fact]
    public async Task BusyButton_SecondClickOnTheWay_DoesNothing()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        var button = Render<BusyButton>(p =>
            p.Add(
                b => b.OnClick,
                EventCallback.Factory.Create(
                    this,
                    async () =>
                    {
                        runs++;
                        await gate.Task;
                    }
                )
            )
        );
        var first = button.Find("button").ClickAsync(new());
        button.Find("button").GetAttribute("aria-busy").ShouldBe("true");
        await button.Find("button").ClickAsync(new());
        gate.SetResult();
        await first;
        runs.ShouldBe(1);
        button.Find("button").HasAttribute("aria-busy").ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 3, 45, "Następna", "1–20 z 45")]
    [InlineData(2, 3, 45, "Poprzednia Następna", "21–40 z 45")]
    [InlineData(3, 3, 45, "Poprzednia", "41–45 z 45")]
    public void Pager_ShowsOnlyWaysThatThereAre(int number, int count, int total, string ways, string summary)
    {
        var pager = Render<Pager>(p =>
            p.Add(x => x.Number, number)
                .Add(x => x.Count, count)
                .Add(x => x.Total, total)
                .Add(x => x.Href, page => $"?strona={page}")
        );
        string.Join(' ', pager.FindAll("a").Select(a => a.TextContent.Trim())).ShouldBe(ways);
        pager.Find("p").TextContent.ShouldBe(summary);
    }

    [Fact]
    public void Pager_OnePage_IsNotThere() =>
        Render<Pager>(p => p.Add(x => x.Number, 1).Add(x => x.Count, 1).Add(x => x.Href, _ => ""))
            .Markup.Trim()
            .ShouldBeEmpty();

    [Fact]
    public void Fact_WithoutValue_IsNotThere()
    {
        Render<Fact>(p => p.Add(f => f.Label, "NIP")).Markup.Trim().ShouldBeEmpty();
        Render<Fact>(p => p.Add(f => f.Label, "NIP").Add(f => f.Value, "1"))
            .MarkupMatches("<div><dt>NIP</dt><dd>1</dd></div>");
    }

    [Fact]
    public void Steps_TellWhereOneIs()
    {
        var steps = Render<Steps>(p => p.Add(s => s.Items, ["A", "B", "C"]).Add(s => s.Current, 1));
        steps.Find("[aria-current=step]").TextContent.Trim().ShouldBe("B");
        steps.Find(".done").TextContent.ShouldContain("(gotowe)");
    }

    [Fact]
    public void CopyValue_CopiesTheBareValue_ShowsItInGroups()
    {
        var copy = Render<CopyValue>(p =>
            p.Add(c => c.Label, "Numer konta").Add(c => c.Value, "6110").Add(c => c.Shown, "61 10")
        );
        copy.Find(".copy-value").TextContent.ShouldBe("61 10");
        copy.Find("button").GetAttribute("data-copy").ShouldBe("6110");
        copy.Find("button").TextContent.ShouldBe("Kopiuj: Numer konta");
    }

    [Fact]
    public void QrFigure_DrawsExactlyTheDarkSquares()
    {
        var modules = QrModules.Of("https://qr.ksef.mf.gov.pl/");
        var drawn = modules.Select(row => new BitArray(row.Length)).ToList();
        foreach (var run in QrFigure.Path(modules).Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = run.Split(' ', 'h', 'v');
            var (x, y, length) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
            for (var i = 0; i < length; i++)
                drawn[y][x + i] = true;
        }
        for (var y = 0; y < modules.Count; y++)
            drawn[y].Cast<bool>().ShouldBe(modules[y].Cast<bool>());

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void DateText_None_IsADash() => Render<DateText>(p => p.Add(d => d.Value, null)).Markup.Trim().ShouldBe("–");
}
