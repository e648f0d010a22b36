using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ebok.Tests.Testing;

/// <summary>A tab that goes to another page by itself, after a click or an answer.</summary>
internal static class Arrival
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Waits until the tab is at an address and all of its page has come.</summary>
    /// <remarks>Looked at again and again. <c>WaitForURLAsync</c> waits for an event, and on a busy machine begins to listen
    /// when it has happened.</remarks>
    /// <param name="page">The tab.</param>
    /// <param name="address">The whole address; <c>*</c> stands for anything.</param>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveAsync(new Regex("^" + Regex.Escape(address).Replace("\\*", ".*", StringComparison.Ordinal) + "$"));

    /// <summary>Waits until the tab is at an address with this in it and all of its page has come.</summary>
    public static Task ArriveAsync(this IPage page, Regex address)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Eventually.SucceedsAsync(
            async () =>
            {
                page.Url.ShouldMatch(address.ToString());
                (await page.EvaluateAsync<string>("document.readyState")).ShouldBe("complete");
            },
            Patience
        );
    }
}
