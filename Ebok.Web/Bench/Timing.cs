using System.Diagnostics;

namespace Ebok.Web.Bench;

/// <summary>How long something takes that is done again and again.</summary>
internal static class Timing
{
    /// <summary>The middle one of the times.</summary>
    internal static double Median(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Milliseconds, the median of so many times. The first time, when .NET and the database compile it, is not
    /// counted.</summary>
    internal static async Task<double> MedianAsync(int times, Func<Task> work)
    {
        await work();
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Median(took);
    }
}
