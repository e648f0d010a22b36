using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Credentials;

/// <summary>What a code or link is good for; nothing else opens with it. Stored as numbers: append only.</summary>
internal enum SecretPurpose
{
    /// <summary>Code of a registration that confirms the e-mail (T2, W4); subject: the draft.</summary>
    RegistrationCode = 0,

    /// <summary>Link that confirms the e-mail and then shows the state (K2, M2); subject: the registration.</summary>
    RegistrationLink = 1,

    /// <summary>Code of an emergency password change (W2); subject: the request.</summary>
    ResetCode = 2,

    /// <summary>Link of an emergency password change; subject: the request.</summary>
    ResetLink = 3,

    /// <summary>Link by which readings are given without sign-in (M7); subject: the mail that asked.</summary>
    ReadingLink = 4,

    /// <summary>Link that confirms an account's new e-mail address; subject: the change.</summary>
    EmailChangeLink = 5,

    /// <summary>Link that confirms the e-mail of a manager's request and then shows its state (M3); subject: the request.</summary>
    ManagerRequestLink = 6,
}

/// <summary>A code or link that was sent: only its keyed hash.</summary>
internal sealed class OneTimeSecret : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required SecretPurpose Purpose { get; init; }

    /// <summary>The request that it belongs to: it opens no other.</summary>
    public required Guid Subject { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often somebody tried it.</summary>
    public int Tries { get; set; }

    /// <summary>Used, or replaced by a newer one.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OneTimeSecret>
    {
        public void Configure(EntityTypeBuilder<OneTimeSecret> builder)
        {
            builder.ToTable("OneTimeSecrets");
            builder.HasKey(s => s.Id);
            builder.HasIndex(s => new { s.Purpose, s.Subject });
            builder.HasIndex(s => s.Hash).IsUnique();
        }
    }
}
