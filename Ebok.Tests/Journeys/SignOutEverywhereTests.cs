using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>One customer at two browsers.</summary>
[Trait("Id", "S3")]
[Trait("Id", "S2")]
public sealed class SignOutEverywhereTests(DemoOffice demo, Browser browser)
{
    [Fact]
    public async Task SignOutEverywhere_InOneBrowser_EndsTheOtherAtOnce()
    {
        var app = await demo.AppAsync();
        var paper = (await demo.PaperAsync("tarnobrzeg")).GetProperty("signIn");
        await using var desk = await browser.VisitAsync(app);
        await using var phone = await browser.VisitAsync(app, phone: true);
        await desk.SignInAsync("tarnobrzeg", paper.Text("login"), paper.Text("password"));
        await phone.SignInAsync("tarnobrzeg", paper.Text("login"), paper.Text("password"));
        await phone.OpenAsync("/tarnobrzeg/faktury");

        await desk.OpenAsync("/tarnobrzeg/sesje");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj wszędzie" }).ClickAsync();
        await desk.Page.ArriveAsync("*/tarnobrzeg/logowanie*");

        await phone.Page.ReloadAsync();
        phone.Page.Url.ShouldContain("/tarnobrzeg/logowanie");
        await desk.Page.GotoAsync("/tarnobrzeg/start");
        desk.Page.Url.ShouldContain("/tarnobrzeg/logowanie");
    }
}
