using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Registration;

/// <summary>What was typed into a registration so far, kept at each field (R1): reload, a sleeping phone and a restart of
/// the server lose nothing. Bound to an HttpOnly cookie; a password is never in it, only its hash.</summary>
internal sealed class RegistrationDraft : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>The furthest step that may be opened, from 0.</summary>
    public int Step { get; set; }

    /// <summary>Values by <see cref="Utilities.FieldKey"/>, as JSON.</summary>
    public required string Values { get; set; }

    /// <summary>Own password, chosen in an earlier step.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Set once it was sent in.</summary>
    public RegistrationId? Registration { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Grows with each change: two tabs do not undo each other unseen.</summary>
    public int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<RegistrationDraft>
    {
        public void Configure(EntityTypeBuilder<RegistrationDraft> builder)
        {
            builder.HasKey(d => d.Id);
            builder.HasIndex(d => d.KeyHash).IsUnique();
            builder.HasIndex(d => d.ExpiresAt);
            builder.Property(d => d.Version).IsConcurrencyToken();
        }
    }
}
