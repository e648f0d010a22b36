using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>"Wyślij kod ponownie": a fresh code to the same address, where the limits allow one more; the one before stays
/// good where not.</summary>
public sealed class SendCodeAgain(EbokStore store, TakeStep takeStep, TimeProvider clock)
{
    /// <summary>Sends it, or not; the page says the same.</summary>
    public Task RunAsync(UtilityProfile utility, string key, Caller caller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return store.WriteAsync(
            utility.Id,
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await Drafts.FindAsync(db, key, now, cancel) is not { Registration: null, Step: > 0 } draft)
                    return;
                var content = DraftContent.Of(draft);
                if (utility.Registration.Steps.Take(draft.Step).Any(s => s.SendsCode))
                    await takeStep.SendCodeAsync(db, utility, draft, content, caller, cancel);
            },
            cancel
        );
    }
}
