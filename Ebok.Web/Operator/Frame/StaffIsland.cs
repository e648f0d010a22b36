using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Utilities;
using Ebok.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Operator.Frame;

/// <summary>An interactive part of a page of staff. Every public method of a component can be called from outside: so
/// each begins with <see cref="ActAsync"/>, which finds out anew who acts; what he may, the use case decides.</summary>
public abstract class StaffIsland : DrawnWhole, IDisposable
{
    // As often as a page without a circuit looks where other servers are not heard (LiveEndpoint).
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(25);

    // A burst of changes (a hundred mails that go out) is a look now and one after it, as staff.js has it.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource gone = new();
    private IDisposable? subscription;

    [Inject]
    internal StaffCircuit Circuit { get; set; } = default!;

    [Inject]
    internal EbokStore Store { get; set; } = default!;

    [Inject]
    internal UtilityCatalog Utilities { get; set; } = default!;

    [Inject]
    internal RecordDeniedRights Denials { get; set; } = default!;

    /// <summary>Slug of the address.</summary>
    [Parameter, EditorRequired]
    public string Utility { get; set; } = "";

    /// <summary>His session is over: show <c>SessionOver</c> and nothing else.</summary>
    protected bool Over { get; private set; }

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Gone { get; private set; }

    /// <summary>Made with the token of its life.</summary>
    protected StaffIsland() => Gone = gone.Token;

    /// <summary>Does something for whoever acts now. False: nobody does any more, and nothing was done.</summary>
    /// <param name="act">What; his rights are the use case's matter, and what he is denied goes on the trail.</param>
    /// <param name="byItself">The page does it, not he: that keeps nobody signed in.</param>
    protected async Task<bool> ActAsync(Func<StaffActor, Task> act, bool byItself = false)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Over || await Circuit.WhoAsync(Utility, !byItself, Gone) is not { } staff)
        {
            Over = true;
            return false;
        }
        var denied = DeniedRights.Watch();
        await act(staff);
        await Denials.RunAsync(staff, denied, Gone);
        return true;
    }

    /// <summary>From now on, in a circuit, does something at every change of a topic; and from time to time where other
    /// servers write, whom this one does not hear.</summary>
    protected void Listen(LiveTopic topic, Func<Task> changed) => Listen([topic], changed);

    /// <summary>The same for several topics.</summary>
    protected void Listen(IReadOnlyCollection<LiveTopic> topics, Func<Task> changed)
    {
        if (!RendererInfo.IsInteractive || Utilities.Find(Utility) is not { } utility)
            return;
        var asked = 0;
        subscription = Store.Live.Subscribe(utility.Id, topics, () => _ = AgainAsync());
        if (Store.OthersWrite)
            _ = LookAsync();

        async Task AgainAsync()
        {
            if (Interlocked.Increment(ref asked) > 1)
                return;
            try
            {
                int seen;
                do
                {
                    seen = Volatile.Read(ref asked);
                    await InvokeAsync(async () =>
                    {
                        if (!Gone.IsCancellationRequested)
                            await changed();
                        StateHasChanged();
                    });
                    await Task.Delay(Burst, Gone);
                } while (Interlocked.CompareExchange(ref asked, 0, seen) != seen);
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                // The page was left meanwhile.
            }
            catch
            {
                // The next change is heard all the same.
                Interlocked.Exchange(ref asked, 0);
                throw;
            }
        }

        async Task LookAsync()
        {
            using var timer = new PeriodicTimer(Pause);
            while (!Gone.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
                await AgainAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what still runs.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        subscription?.Dispose();
        gone.Cancel();
        gone.Dispose();
    }
}
