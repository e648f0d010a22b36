using Ebok.Core.Accounts;
using Ebok.Core.Credentials;

namespace Ebok.Core.Registration;

/// <summary>A temporary password and its hash, made before the transaction that uses it: a hash takes longer than anything
/// that may hold the write lock.</summary>
internal sealed record FreshPassword(string Text, string Hash)
{
    public static async Task<FreshPassword> MakeAsync(Passwords passwords, CancellationToken cancel)
    {
        var text = OneTimeSecrets.TemporaryPassword();
        return new(text, await passwords.HashAsync(text, cancel));
    }
}
