using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.SecondFactor;

/// <summary>A browser that gave the right password and owes the second factor. It is no session: it opens one, once,
/// within five minutes. The cookie holds a random key, this row its hash.</summary>
internal sealed class HalfSignIn : IOfUtility
{
    /// <summary>That of its line in the sign-in history.</summary>
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AccountId Account { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>"Zapamiętaj mnie?" was ticked.</summary>
    public bool Remember { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Adds the row for a line of the history; what its browser is to keep.</summary>
    public static CodeNeeded Begin(EbokDb db, SignInAttempt line, bool remember)
    {
        var key = SessionKey.New();
        db.HalfSignIns.Add(
            new HalfSignIn
            {
                Id = line.Id,
                Utility = line.Utility,
                Account = line.Account!.Value,
                KeyHash = SessionKey.Hash(key),
                Remember = remember,
                ExpiresAt = line.At + CodeNeeded.Lifetime,
            }
        );
        return new CodeNeeded(key);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<HalfSignIn>
    {
        public void Configure(EntityTypeBuilder<HalfSignIn> builder)
        {
            builder.ToTable("HalfSignIns");
            builder.HasKey(h => h.Id);
            builder.Property(h => h.Id).ValueGeneratedNever();
            builder.HasIndex(h => h.KeyHash).IsUnique();
        }
    }
}
