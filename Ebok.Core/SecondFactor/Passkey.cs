using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.SecondFactor;

/// <summary>A passkey (WebAuthn credential) of an account: what Identity's handler needs to check a signature by, and
/// what the customer is shown. No table of Identity's: this one is filtered by utility like all others.</summary>
internal sealed class Passkey : IOfUtility
{
    /// <summary>For addresses: the credential's own id may have a thousand bytes.</summary>
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AccountId Account { get; init; }

    /// <summary>As the authenticator made it; at most 1,023 bytes.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>COSE key.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>As its owner calls it: "telefon".</summary>
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Of the authenticator; 0 for ever where it counts nothing.</summary>
    public required long SignCount { get; set; }

    /// <summary>Hints for the browser, joined by spaces: <c>internal hybrid</c>.</summary>
    public string? Transports { get; init; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.ToTable("Passkeys");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.CredentialId).HasMaxLength(1023);
            builder.Property(p => p.Name).HasMaxLength(60);
            builder.Property(p => p.Transports).HasMaxLength(200);
            builder.HasIndex(p => p.CredentialId).IsUnique();
            builder.HasIndex(p => new { p.Account, p.CreatedAt });
        }
    }
}
