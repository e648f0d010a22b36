using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ebok.Core.Accounts;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ebok.Web.SecondFactor;

/// <summary>The talk with an authenticator (WebAuthn), by Identity's own handler. Passkeys are of the host that the
/// browser sees, and the one who holds the authenticator is always asked who he is. What was asked lies encrypted in a
/// cookie for five minutes, bound to the utility, to what it is for and to who asked.</summary>
internal sealed class PasskeyCeremony(
    Office office,
    PasskeyUsers users,
    SessionCookie cookies,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private const string CookieName = "klucz";

    // A credential with all its parts has two or three thousand letters.
    private const int LongestAnswer = 20_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly IOptions<IdentityPasskeyOptions> Options = Microsoft.Extensions.Options.Options.Create(
        new IdentityPasskeyOptions
        {
            AuthenticatorTimeout = Lifetime,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
        }
    );

    /// <summary>What a browser makes a passkey by, as JSON.</summary>
    public async Task<string> AskToMakeAsync(HttpContext context, OpenSession session)
    {
        using var manager = users.In(office.Utility.Id);
        var entity = new PasskeyUserEntity
        {
            Id = session.Account.Value.ToString(),
            Name = session.Login,
            DisplayName = $"{session.Login}, {office.Utility.ShortName}",
        };
        var made = await new PasskeyHandler<Account>(manager, Options).MakeCreationOptionsAsync(entity, context);
        Keep(context, made.AttestationState, $"add {session.Id.Value}");
        return made.CreationOptionsJson;
    }

    /// <summary>The passkey that it made, or null.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(HttpContext context, OpenSession session, string? answer)
    {
        if (Asked(context, $"add {session.Id.Value}") is not { } asked || answer is not { Length: < LongestAnswer })
            return null;
        using var manager = users.In(office.Utility.Id);
        var result = await new PasskeyHandler<Account>(manager, Options).PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = answer,
                AttestationState = asked.State,
            }
        );
        return result.Succeeded && result.UserEntity.Id == session.Account.Value.ToString() ? result.Passkey : null;
    }

    /// <summary>What a browser signs by, as JSON: a passkey of that account, or of whichever the customer chooses.</summary>
    public async Task<string> AskToSignAsync(HttpContext context, AccountId? account, string purpose)
    {
        using var manager = users.In(office.Utility.Id);
        var user = account is { } id ? await manager.FindByIdAsync(id.Value.ToString()) : null;
        var made = await new PasskeyHandler<Account>(manager, Options).MakeRequestOptionsAsync(user, context);
        Keep(context, made.AssertionState, purpose);
        return made.RequestOptionsJson;
    }

    /// <summary>What it signed, if that is right, or null.</summary>
    public async Task<PasskeyProof?> SignedAsync(HttpContext context, string purpose, string? answer)
    {
        if (Asked(context, purpose) is not { } asked || answer is not { Length: < LongestAnswer })
            return null;
        using var manager = users.In(office.Utility.Id);
        var result = await new PasskeyHandler<Account>(manager, Options).PerformAssertionAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = answer,
                AssertionState = asked.State,
            }
        );
        return result.Succeeded
            ? new PasskeyProof(
                new(result.User.Id),
                result.Passkey.CredentialId,
                result.Passkey.SignCount,
                result.Passkey.IsBackedUp,
                SHA256.HashData(Encoding.UTF8.GetBytes(asked.State!)),
                asked.ExpiresAt
            )
            : null;
    }

    private void Keep(HttpContext context, string? state, string purpose)
    {
        var asked = JsonSerializer.Serialize(new Question(state, clock.GetUtcNow() + Lifetime));
        cookies.SetShort(context, office.Utility, CookieName, Protector(purpose).Protect(asked), Lifetime);
    }

    private Question? Asked(HttpContext context, string purpose)
    {
        if (cookies.ReadShort(context.Request, office.Utility, CookieName) is not { } kept)
            return null;
        cookies.RemoveShort(context, office.Utility, CookieName);
        try
        {
            var asked = JsonSerializer.Deserialize<Question>(Protector(purpose).Unprotect(kept));
            return asked?.ExpiresAt > clock.GetUtcNow() ? asked : null;
        }
        catch (CryptographicException)
        {
            // Of another utility, of another purpose, or made up.
            return null;
        }
    }

    private IDataProtector Protector(string purpose) =>
        protection.CreateProtector("Ebok.Passkey", office.Utility.Slug, purpose);

    private sealed record Question(string? State, DateTimeOffset ExpiresAt);
}
