using Ebok.Core.Operators;
using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Operator.Frame;

/// <summary>An interactive part of a page of staff. Every public method of a component can be called from outside: so
/// each begins with <see cref="ActAsync"/>, which finds out anew who acts; what he may, the use case decides.</summary>
public abstract class StaffIsland : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();

    [Inject]
    internal StaffCircuit Circuit { get; set; } = default!;

    /// <summary>Slug of the address.</summary>
    [Parameter, EditorRequired]
    public string Utility { get; set; } = "";

    /// <summary>His session is over: show <c>SessionOver</c> and nothing else.</summary>
    protected bool Over { get; private set; }

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Gone => gone.Token;

    /// <summary>Does something for whoever acts now. False: nobody does any more, and nothing was done.</summary>
    /// <param name="act">What; his rights are the use case's matter.</param>
    /// <param name="byItself">The page does it, not he: his session grows no longer by it.</param>
    protected async Task<bool> ActAsync(Func<StaffActor, Task> act, bool byItself = false)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Over || await Circuit.WhoAsync(Utility, !byItself, Gone) is not { } staff)
        {
            Over = true;
            return false;
        }
        await act(staff);
        return true;
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
        gone.Cancel();
        gone.Dispose();
    }
}
