using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Ebok.Web.Bench;

/// <summary>What a run of requests took, to the first byte of each answer.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="PerSecond">Answers a second, all users together.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P95">Milliseconds.</param>
internal sealed record Sample(int Requests, double PerSecond, double Median, double P95);

/// <summary>Users who ask one page after another, each on a connection of his own, on loopback in this process.
/// An answer that is not 200 stops the measurement: a fast error page is no figure.</summary>
internal static class Load
{
    /// <summary>One user per item of <paramref name="cookies"/> asks for <paramref name="address"/> until the time is
    /// up; the first third of the time warms up and is not counted.</summary>
    /// <param name="address">The page.</param>
    /// <param name="cookies">Cookie header of each user; null for a stranger.</param>
    /// <param name="seconds">Length of the run.</param>
    /// <param name="cancel">Gives up.</param>
    internal static async Task<Sample> RunAsync(
        Uri address,
        IReadOnlyList<string?> cookies,
        double seconds,
        CancellationToken cancel
    )
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpMessageInvoker(handler);
        var times = new ConcurrentBag<List<double>>();
        var (start, length) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(seconds));
        var warm = length / 3;
        await Task.WhenAll(
            cookies.Select(cookie =>
                Task.Run(
                    async () =>
                    {
                        var mine = new List<double>();
                        for (TimeSpan now; (now = Stopwatch.GetElapsedTime(start)) < length; )
                        {
                            var took = await AskAsync(http, address, cookie, cancel);
                            if (now >= warm)
                                mine.Add(took);
                        }
                        times.Add(mine);
                    },
                    cancel
                )
            )
        );
        var counted = (Stopwatch.GetElapsedTime(start) - warm).TotalSeconds;
        double[] all = [.. times.SelectMany(t => t).Order()];
        return new(all.Length, all.Length / counted, At(all, 0.5), At(all, 0.95));
    }

    /// <summary>Milliseconds to the first byte of one answer, which is read to its end.</summary>
    internal static async Task<double> AskAsync(
        HttpMessageInvoker http,
        Uri address,
        string? cookie,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        var sent = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, cancel);
        var took = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{address.AbsolutePath} answered {(int)response.StatusCode}");
        await response.Content.CopyToAsync(Stream.Null, cancel);
        return took;
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
}
