using Ebok.Core.Data;
using Ebok.Core.Live;

namespace Ebok.Web.Operator.Frame;

/// <summary><c>/operator/{utility}/na-zywo?tematy=Cases,Registrations&amp;od=17</c>: answers with the number of the last
/// change of these lists, as soon as it is another than the one the page knows. A page that waits so (staff.js) asks for
/// itself again when it is; every question checks the session. A long poll, not a stream and not a circuit: it passes
/// any proxy, holds nothing on the server, and ends by itself.</summary>
internal static class LiveEndpoint
{
    /// <summary>Marks what a page asks by itself: that keeps nobody signed in.</summary>
    public const string Header = "X-Ebok-Live";

    // Well under the 60 seconds after which proxies give up.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(OperatorFeature.Root + "/{utility}/na-zywo", AnswerAsync).WithMetadata(new StaffPageAttribute());

    /// <summary>Value of a region's <c>data-live</c>.</summary>
    public static string Names(params IReadOnlyCollection<LiveTopic> topics) => string.Join(',', topics);

    private static async Task<IResult> AnswerAsync(
        string? tematy,
        long? od,
        OperatorDesk desk,
        EbokStore store,
        IHostApplicationLifetime host,
        HttpContext context
    )
    {
        LiveTopic[] topics =
        [
            .. (tematy ?? "")
                .Split(',')
                .Select(name => Enum.TryParse<LiveTopic>(name, out var topic) ? topic : (LiveTopic?)null)
                .OfType<LiveTopic>()
                .Distinct(),
        ];
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = store.Live.Subscribe(desk.Utility.Id, topics, () => heard.TrySetResult());
        var number = store.Live.NumberOf(desk.Utility.Id, topics);
        var silent = false;
        if (od == number)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted,
                host.ApplicationStopping
            );
            silent = await Task.WhenAny(heard.Task, Task.Delay(Longest, end.Token)) != heard.Task;
            await end.CancelAsync();
            number = store.Live.NumberOf(desk.Utility.Id, topics);
        }
        // Other servers are not heard: then the page looks after each silence too.
        return Results.Json(new { od = number, nowe = silent ? store.OthersWrite : od is not null && od != number });
    }
}
