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

/// <summary>Where a passkey is good: a utility's office, or the desk of staff.</summary>
/// <param name="Id">The utility, or "operator".</param>
/// <param name="Name">What the authenticator shows.</param>
internal sealed record PasskeyPlace(UtilityId Id, string Name)
{
    public static PasskeyPlace Of(Office office) => new(office.Utility.Id, office.Utility.ShortName);
}

/// <summary>Who makes a passkey, and in which session.</summary>
internal sealed record PasskeyOwner(Guid Id, string Login, SessionId Session)
{
    public static PasskeyOwner Of(OpenSession session) => new(session.Account.Value, session.Login, session.Id);
}

/// <summary>The talk with an authenticator (WebAuthn), by Identity's own handler. Passkeys are of the host that the
/// browser sees, and the one who holds the authenticator is always asked who he is. What was asked lies encrypted in a
/// cookie for five minutes, bound to the utility, to what it is for and to who asked.</summary>
internal sealed class PasskeyCeremony(
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
    public async Task<string> AskToMakeAsync(HttpContext context, PasskeyPlace place, PasskeyOwner owner)
    {
        using var manager = users.In(place.Id);
        var entity = new PasskeyUserEntity
        {
            Id = owner.Id.ToString(),
            Name = owner.Login,
            DisplayName = $"{owner.Login}, {place.Name}",
        };
        var made = await new PasskeyHandler<Account>(manager, Options).MakeCreationOptionsAsync(entity, context);
        Keep(context, place, made.AttestationState, $"add {owner.Session.Value}");
        return made.CreationOptionsJson;
    }

    /// <summary>The passkey that it made, or null.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(
        HttpContext context,
        PasskeyPlace place,
        PasskeyOwner owner,
        string? answer
    )
    {
        if (
            Asked(context, place, $"add {owner.Session.Value}") is not { } asked
            || answer is not { Length: < LongestAnswer }
        )
            return null;
        using var manager = users.In(place.Id);
        var result = await new PasskeyHandler<Account>(manager, Options).PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = answer,
                AttestationState = asked.State,
            }
        );
        return result.Succeeded && result.UserEntity.Id == owner.Id.ToString() ? result.Passkey : null;
    }

    /// <summary>What a browser signs by, as JSON: a passkey of that account, or of whichever the customer chooses.</summary>
    public async Task<string> AskToSignAsync(
        HttpContext context,
        PasskeyPlace place,
        AccountId? account,
        string purpose
    )
    {
        using var manager = users.In(place.Id);
        var user = account is { } id ? await manager.FindByIdAsync(id.Value.ToString()) : null;
        var made = await new PasskeyHandler<Account>(manager, Options).MakeRequestOptionsAsync(user, context);
        Keep(context, place, made.AssertionState, purpose);
        return made.RequestOptionsJson;
    }

    /// <summary>What it signed, if that is right, or null.</summary>
    public async Task<PasskeyProof?> SignedAsync(
        HttpContext context,
        PasskeyPlace place,
        string purpose,
        string? answer
    )
    {
        if (Asked(context, place, purpose) is not { } asked || answer is not { Length: < LongestAnswer })
            return null;
        using var manager = users.In(place.Id);
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

    private void Keep(HttpContext context, PasskeyPlace place, string? state, string purpose)
    {
        var asked = JsonSerializer.Serialize(new Question(state, clock.GetUtcNow() + Lifetime));
        cookies.SetShort(context, place.Id.Slug, CookieName, Protector(place, purpose).Protect(asked), Lifetime);
    }

    private Question? Asked(HttpContext context, PasskeyPlace place, string purpose)
    {
        if (cookies.ReadShort(context.Request, place.Id.Slug, CookieName) is not { } kept)
            return null;
        cookies.RemoveShort(context, place.Id.Slug, CookieName);
        try
        {
            var asked = JsonSerializer.Deserialize<Question>(Protector(place, purpose).Unprotect(kept));
            return asked?.ExpiresAt > clock.GetUtcNow() ? asked : null;
        }
        catch (CryptographicException)
        {
            // Of another utility, of another purpose, or made up.
            return null;
        }
    }

    private IDataProtector Protector(PasskeyPlace place, string purpose) =>
        protection.CreateProtector("Ebok.Passkey", place.Id.Slug, purpose);

    private sealed record Question(string? State, DateTimeOffset ExpiresAt);
}
