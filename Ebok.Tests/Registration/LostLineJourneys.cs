using System.Text.RegularExpressions;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>The line goes while one types: nothing typed is lost (R1).</summary>
[Trait("Id", "R1")]
public sealed partial class LostLineJourneys(Browser browser, DemoOffice demo)
{
    private readonly List<IWebSocketRoute> lines = [];
    private bool cut;

    [Fact]
    public async Task LineCut_WhileTyping_TheFormIsSentByHttp()
    {
        var app = await demo.AppAsync();
        await using var visitor = await CutOffAsync(app);
        var page = visitor.Page;

        // The network is back, the circuit is not.
        await visitor.Context.SetOfflineAsync(false);
        await page.ReadPictureAsync(app, "tarnobrzeg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();

        await page.ArriveAsync("*/rejestracja?krok=2");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        await Assertions.Expect(page.GetByLabel("Login")).ToHaveValueAsync("39-29001");
    }

    [Fact]
    public async Task LineCut_WhileTyping_AndBack_WhatWasTypedMeanwhileIsKeptToo()
    {
        await using var visitor = await CutOffAsync(await demo.AppAsync());
        var page = visitor.Page;
        var version = await page.Locator("input[name=wersja]").InputValueAsync();

        cut = false;
        await visitor.Context.SetOfflineAsync(false);
        await Assertions
            .Expect(page.Locator("#components-reconnect-modal"))
            .ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("input[name=wersja]")).Not.ToHaveValueAsync(version);
        await page.ReloadAsync();

        await Assertions.Expect(page.GetByLabel("Kod Klienta")).ToHaveValueAsync("39-29001");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
    }

    // One field is kept by the circuit, the next is typed without it.
    private async Task<Visitor> CutOffAsync(EbokApp app)
    {
        var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await page.RouteWebSocketAsync(
            Circuit(),
            line =>
            {
                if (cut)
                {
                    _ = line.CloseAsync();
                    return;
                }
                lines.Add(line);
                line.ConnectToServer();
            }
        );
        await visitor.OpenAsync("/tarnobrzeg/rejestracja");
        await page.GetByLabel("Kod Klienta").FillAsync("39-29001");
        await page.GetByLabel("Kod Klienta").BlurAsync();
        await Assertions.Expect(page.GetByText("Zapisano wersję roboczą")).ToBeVisibleAsync();
        await page.GetByLabel("E-mail").PressSequentiallyAsync("wiesia");
        cut = true;
        await visitor.Context.SetOfflineAsync(true);
        foreach (var line in lines)
            await line.CloseAsync();
        await page.GetByLabel("E-mail").PressSequentiallyAsync("@poczta.example");
        await page.GetByLabel("E-mail").BlurAsync();
        await Assertions.Expect(page.GetByText("Chwilowo nie ma połączenia.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Kod Klienta")).ToHaveValueAsync("39-29001");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        return visitor;
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
