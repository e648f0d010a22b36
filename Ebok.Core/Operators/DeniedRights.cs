using Ebok.Core.Audit;
using Ebok.Core.Data;

namespace Ebok.Core.Operators;

/// <summary>What the running request was denied for the role of who asked: gathered where it is refused
/// (<see cref="NotOfYourRole"/>), so that no page can forget it, and put on the trail when the request ends.</summary>
public sealed class DeniedRights
{
    // More than one page can try; a record each, and no end of records for a loop.
    private const int Most = 20;
    private static readonly AsyncLocal<DeniedRights?> Current = new();
    private readonly HashSet<string> acts = new(StringComparer.Ordinal);

    private DeniedRights() { }

    /// <summary>Names of the use cases and pages that were not taken yet, each once.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (acts)
        {
            string[] taken = [.. acts];
            acts.Clear();
            return taken;
        }
    }

    /// <summary>From here on what is denied is gathered in the answer; ends with the caller's own method.</summary>
    public static DeniedRights Watch() => Current.Value = new DeniedRights();

    /// <summary>Notes one; without a watch, as in tests of a use case alone, nothing.</summary>
    public static void Note(string act)
    {
        if (Current.Value is not { } watched)
            return;
        lock (watched.acts)
            if (watched.acts.Count < Most)
                watched.acts.Add(act);
    }
}

/// <summary>Puts what was denied on the trail (O7).</summary>
public sealed class RecordDeniedRights(EbokStore store, AuditTrail audit)
{
    /// <summary>A record each; nothing where nothing was denied.</summary>
    public Task RunAsync(StaffActor staff, DeniedRights denied, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(denied);
        return denied.Take() is { Count: > 0 } acts ? AddAsync(staff, acts, cancel) : Task.CompletedTask;
    }

    private Task AddAsync(StaffActor staff, IReadOnlyList<string> acts, CancellationToken cancel) =>
        store.WriteAsync(
            staff.Utility,
            async db =>
            {
                foreach (var act in acts)
                    await audit.AddAsync(db, staff, AuditAct.RightDenied, null, act, cancel);
            },
            cancel
        );
}
