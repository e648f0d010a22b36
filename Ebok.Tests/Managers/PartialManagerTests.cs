using System.Net;
using Ebok.Core.Consents;
using Ebok.Tests.Ownership;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Managers;

/// <summary>A manager of part of a customer's properties: what he sees is his part, what he may not is said on every
/// page and refused by the use case.</summary>
[Trait("Id", "M4")]
public sealed class PartialManagerTests(Estates estates) : IClassFixture<Estates>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("saldo")]
    [InlineData("platnosci")]
    [InlineData("noty")]
    [InlineData("faktury")]
    [InlineData("dane")]
    [InlineData("efaktura")]
    [InlineData("start")]
    public async Task Page_WherePartMatters_SaysSo_AndShowsNothingOfTheRest(string page)
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);

        var answer = await estate.PartialManager.OpenAsync($"/{Estate.Slug}/{page}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("zarządza tylko częścią nieruchomości");
        answer.Text.ShouldNotContain(Estate.MarkOfOne);
        answer.Text.ShouldNotContain($"FV/{Estate.MarkOfAll}");
        (await estate.Owner.OpenAsync($"/{Estate.Slug}/{page}")).Text.ShouldNotContain("zarządza tylko częścią");
    }

    [Fact]
    public async Task EInvoice_PostedByHand_IsRefused()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var page = await estate.PartialManager.OpenAsync($"/{Estate.Slug}/efaktura");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var form in new[] { "wlacz", "wylacz", "efaktura" })
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, $"/{Estate.Slug}/efaktura")
            {
                Content = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", token),
                    new("_handler", form),
                    new("Typed.Email", "zarzadca@example.pl"),
                    new("Typed.Agreed", "true"),
                ]),
            };
            await estate.PartialManager.SendAsync(post);
        }

        await using var db = estate.App.Store.Read(new(Estate.Slug));
        (await db.Consents.CountAsync(c => c.Kind == ConsentKind.EInvoice, Cancel)).ShouldBe(0);
    }
}
