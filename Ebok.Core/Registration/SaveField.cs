using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>Keeps one field as soon as it is left (R1). Only fields of a step that was reached, none that is locked or
/// secret.</summary>
public sealed class SaveField(EbokStore store, TimeProvider clock)
{
    /// <summary>The draft's new version; null where it could not be kept: the form sends it again anyway.</summary>
    public async Task<int?> RunAsync(
        UtilityProfile utility,
        string key,
        int step,
        FieldKey field,
        string? typed,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (utility.Registration.Steps.ElementAtOrDefault(step) is not { } rules)
            return null;
        if (!rules.Fields.Any(f => f.Field == field && Drafts.Keeps(f)))
            return null;
        try
        {
            return await store.WriteAsync(
                utility.Id,
                db => SaveAsync(db, utility, key, step, field, typed, cancel),
                cancel
            );
        }
        catch (Exception failure) when (failure is DbUpdateException || DatabaseAway.Caused(failure))
        {
            return null;
        }
    }

    private async Task<int?> SaveAsync(
        EbokDb db,
        UtilityProfile utility,
        string key,
        int step,
        FieldKey field,
        string? typed,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var draft =
            await Drafts.FindAsync(db, key, now, cancel) ?? await Drafts.AddAsync(db, utility, key, now, cancel);
        if (draft.Registration is not null || step > draft.Step)
            return null;
        var content = DraftContent.Of(draft);
        await Drafts.PutAsync(db, draft, content, utility, step, field, Drafts.Clean(typed), cancel);
        draft.Save(content, utility, now);
        return draft.Version;
    }
}
