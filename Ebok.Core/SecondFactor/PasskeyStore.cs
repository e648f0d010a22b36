using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>The part of Identity's store that its passkey handler reads, for one utility, or for staff, who stand in for
/// accounts of a place of their own. The rest is not there: nothing
/// of the portal saves through Identity.</summary>
internal sealed class PasskeyStore(EbokStore store, UtilityId utility) : IUserPasskeyStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id))
            return null;
        await using var db = store.Read(utility);
        if (utility != StaffFactor.PasskeyPlace)
            return await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        var staff = new StaffId(id);
        return await db
            .Staff.Where(s => s.Id == staff)
            .Select(s => new Account
            {
                Id = id,
                UserName = s.Login,
                NormalizedUserName = s.NormalizedLogin,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var db = store.Read(utility);
        var account = new AccountId(user.Id);
        var rows = await db.Passkeys.Where(p => p.Account == account).ToListAsync(cancellationToken);
        return [.. rows.Select(Info)];
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        await using var db = store.Read(utility);
        var account = new AccountId(user.Id);
        var row = await db.Passkeys.SingleOrDefaultAsync(
            p => p.Account == account && p.CredentialId == credentialId,
            cancellationToken
        );
        return row is null ? null : Info(row);
    }

    /// <summary>Asked before a passkey is taken on: it must be nobody's yet, at no utility.</summary>
    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = store.ReadAll();
        var owners = db.Passkeys.IgnoreQueryFilters().Where(p => p.CredentialId == credentialId);
        var owner = await owners.Select(p => p.Account).FirstOrDefaultAsync(cancellationToken);
        return owner == default ? null : new Account { Id = owner.Value };
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName);

    public void Dispose() { }

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    // What proved itself at registration is not kept: nothing is asked of it later.
    private static UserPasskeyInfo Info(Passkey row) =>
        new(
            row.CredentialId,
            row.PublicKey,
            row.CreatedAt,
            (uint)row.SignCount,
            row.Transports?.Split(' '),
            isUserVerified: true,
            row.IsBackupEligible,
            row.IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        );
}
