using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.PasswordReset;

/// <summary>Somebody asked for an emergency password change (W1). There is one for wrong facts too, with a code that
/// nobody gets: what follows looks and takes the same. The browser's cookie holds a random key, this row its hash. Kept
/// a day.</summary>
internal sealed class ResetRequest : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Whose password may be changed; null: the facts were wrong, or nothing may be sent.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The account's stamp when it was asked: once its password is another, this request changes nothing.</summary>
    public string? Stamp { get; init; }

    /// <summary><see cref="ResetFacts"/> as typed, as JSON: one starts anew without typing them again.</summary>
    public required string Facts { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its code or link dies.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The password was changed.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ResetRequest>
    {
        public void Configure(EntityTypeBuilder<ResetRequest> builder)
        {
            builder.ToTable("ResetRequests");
            builder.HasKey(r => r.Id);
            builder.HasIndex(r => r.KeyHash).IsUnique();
            builder.HasIndex(r => r.CreatedAt);
            builder.Property(r => r.Stamp).HasMaxLength(64);
        }
    }
}
