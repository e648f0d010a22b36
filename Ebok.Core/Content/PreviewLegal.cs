using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Content;

/// <summary>A version as its customers would see it, before it is published (O6). Stores nothing.</summary>
public sealed class PreviewLegal(EbokStore store, UtilityCatalog utilities, TimeProvider clock)
{
    /// <summary>The text, <see cref="NotOfYourRole"/> or <see cref="LegalFaulty"/>.</summary>
    public async Task<Result<LegalText>> RunAsync(StaffActor staff, NewLegal version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(version);
        var today = clock.Today();
        await using var db = store.Read(staff.Utility);
        return await version.FaultAsync(db, utilities.Of(staff), today, cancel) is { } fault
            ? new LegalFaulty(fault)
            : version.AsPublished(today);
    }
}
