using System.Net;

namespace Ebok.Tests.Testing;

/// <summary>The tools of the other tests work, and the guards among them have been seen red.</summary>
public sealed class ToolsTests(Browser browser)
{
    [Theory, OnEachDatabase]
    public async Task App_RealProgram_AnswersOnLoopback(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();

        var answer = await client.OpenAsync("/");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Page.QuerySelectorAll("h1").Length.ShouldBe(1);
        app.Store.GetType().Name.ShouldStartWith(kind.ToString());
    }

    [Theory]
    [InlineData("<input name='a'>", "label")]
    [InlineData("<p>ok</p><div class='wide'>x</div>", "scrolls sideways")]
    [InlineData("<p>ok</p><script>console.error('broken')</script>", "broken")]
    [InlineData("<p>ok</p><h1>second</h1>", "one h1")]
    public async Task Look_PageWithFault_Fails(string fault, string named)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        await using var visitor = await browser.VisitAsync(app);

        await visitor.Page.SetContentAsync(Sound(fault));

        var red = await Assert.ThrowsAsync<ShouldAssertException>(() => visitor.LookAsync("tools-fault"));
        red.Message.ShouldContain(named);
    }

    [Fact]
    public async Task Look_SoundPage_Passes()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        await using var visitor = await browser.VisitAsync(app);

        await visitor.Page.SetContentAsync(Sound("<p>ok</p>"));

        await visitor.LookAsync("tools-sound");
    }

    private static string Sound(string content) =>
        $"""
            <!DOCTYPE html><html lang="pl"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Próba</title>
            <style>.wide {'{'} width: 3000px {'}'}</style></head><body><main><h1>Próba</h1>{content}</main></body></html>
            """;
}
