using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>What a browser has typed into a registration so far (R1).</summary>
public sealed class ReadDraft(EbokStore store, TimeProvider clock)
{
    /// <summary>The draft under the cookie's key; an empty one where there is none.</summary>
    public async Task<DraftView> RunAsync(UtilityProfile utility, string? key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (key is null)
            return DraftView.Empty;
        await using var db = store.Read(utility.Id);
        if (await Drafts.FindAsync(db, key, clock.GetUtcNow(), cancel) is not { } draft)
            return DraftView.Empty;
        var content = DraftContent.Of(draft);
        return new(
            // A profile that has lost a step since leaves nobody beyond its end.
            Math.Min(draft.Step, utility.Registration.Steps.Count - 1),
            draft.Version,
            content.Texts(),
            Typed.Login(utility, content.Texts()),
            content.HumanPassed,
            content.ConfirmedEmail is not null && content.ConfirmedEmail == content.Text(FieldKey.Email),
            draft.PasswordHash is not null,
            await OneTimeSecrets.EndOfAsync(db, SecretPurpose.RegistrationCode, draft.Id, cancel),
            draft.Registration is not null
        );
    }
}
