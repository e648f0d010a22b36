using Ebok.Tests.Testing;
using Ebok.Web.Bench;

namespace Ebok.Tests.Bench;

/// <summary>What bench opens a thousand times: a circuit that the real portal draws.</summary>
public class OpenPageTests
{
    [Fact]
    public async Task Open_InteractivePage_IsDrawnByItsCircuit()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);

        var several = Enumerable
            .Range(0, 3)
            .Select(_ =>
                OpenPage.OpenAsync(new(app.Address, "mpwik/rejestracja"), TestContext.Current.CancellationToken)
            );
        foreach (var page in await Task.WhenAll(several))
            await page.DisposeAsync();
        var plain = OpenPage.OpenAsync(new(app.Address, "mpwik/pomoc"), TestContext.Current.CancellationToken);
        (await plain.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldContain("nothing");
    }
}
