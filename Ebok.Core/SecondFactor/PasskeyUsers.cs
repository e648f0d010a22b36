using System.Diagnostics.CodeAnalysis;
using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ebok.Core.SecondFactor;

/// <summary>The accounts of a utility as Identity's passkey handler asks for them. It only ever reads: what is to be
/// written goes through the use cases, under the write lock.</summary>
public sealed class PasskeyUsers(EbokStore store, ILoggerFactory logs)
{
    /// <summary>Dispose it after use.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "the manager disposes its store")]
    public UserManager<Account> In(UtilityId utility) =>
        new(
            new PasskeyStore(store, utility),
            Options.Create(new IdentityOptions()),
            new PasswordHasher<Account>(),
            [],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            null!,
            logs.CreateLogger<UserManager<Account>>()
        );
}
