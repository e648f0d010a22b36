using System.Collections.Concurrent;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>What a phone with an empty cache fetches before a customer can sign in.</summary>
public sealed class FirstLoadTests(Browser browser)
{
    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    public async Task SignInPage_OnTheWire_IsWithinTheFigures(string slug)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        await using var visitor = await browser.VisitAsync(app, phone: true);
        var requests = new ConcurrentBag<IRequest>();
        visitor.Page.RequestFinished += (_, request) => requests.Add(request);

        await visitor.OpenAsync($"/{slug}/logowanie");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var bytes = 0;
        foreach (var request in requests)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            TestContext.Current.TestOutputHelper?.WriteLine($"{sizes.ResponseBodySize, 6} {request.Url}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes, {requests.Count} requests");
        bytes.ShouldBeLessThan(25 * 1024);
        requests.Count.ShouldBeLessThanOrEqualTo(6);
    }
}
