using System.Collections.Concurrent;
using Ebok.Core.Shared;

namespace Ebok.Core.Live;

/// <summary>Tells those who look at a list that something in it has changed: only that, not what; who hears it asks anew,
/// with his own rights. Within this process: what other servers and the command line write, a quiet poll sees
/// (<see cref="Data.EbokStore.OthersWrite"/>).</summary>
public sealed class LiveBus
{
    private readonly ConcurrentDictionary<(UtilityId, LiveTopic), long> changes = new();
    private readonly ConcurrentDictionary<Subscription, bool> subscriptions = new();

    // Not from 0: a number from before a restart must not look like one of now. Microseconds since the machine started:
    // whole in the numbers of a browser's script (2^53) for centuries.
    private readonly long start = Environment.TickCount64 * 1000;
    private long last;

    /// <summary>Grows with every change of one of the topics; differs after a restart.</summary>
    public long NumberOf(UtilityId utility, IReadOnlyCollection<LiveTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        return start + topics.Select(topic => changes.GetValueOrDefault((utility, topic))).DefaultIfEmpty().Max();
    }

    /// <summary>Calls back at every change of one of the topics, on the thread of whoever made it: quick, and it does not
    /// fail. Ends with the disposal.</summary>
    public IDisposable Subscribe(UtilityId utility, IReadOnlyCollection<LiveTopic> topics, Action heard)
    {
        var subscription = new Subscription(this, utility, topics, heard);
        subscriptions[subscription] = true;
        return subscription;
    }

    internal void Publish(UtilityId utility, LiveTopic topic)
    {
        changes[(utility, topic)] = Interlocked.Increment(ref last);
        foreach (var subscription in subscriptions.Keys)
            if (subscription.Utility == utility && subscription.Topics.Contains(topic))
                subscription.Heard();
    }

    private sealed class Subscription(
        LiveBus bus,
        UtilityId utility,
        IReadOnlyCollection<LiveTopic> topics,
        Action heard
    ) : IDisposable
    {
        public UtilityId Utility => utility;
        public IReadOnlyCollection<LiveTopic> Topics => topics;
        public Action Heard => heard;

        public void Dispose() => bus.subscriptions.TryRemove(this, out _);
    }
}
