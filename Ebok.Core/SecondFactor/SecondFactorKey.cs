using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.SecondFactor;

/// <summary>The key that an owner, a customer's account or a member of staff, shares with his authenticator app. Of no
/// utility: staff may serve several, and nobody asks for a key but by the id of an owner whose password was
/// right.</summary>
internal sealed class SecondFactorKey
{
    /// <summary>Whose it is; one each.</summary>
    public required Guid Owner { get; init; }

    /// <summary>20 random bytes, encrypted by the data-protection keys.</summary>
    public required byte[] Key { get; set; }

    /// <summary>When it was made. Not confirmed within <see cref="SecondFactors.ConfirmWithin"/> it is nothing.</summary>
    public required DateTimeOffset BegunAt { get; set; }

    /// <summary>Since when a code is asked for; null: not yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The newest 30 seconds whose code was accepted; older ones are used up.</summary>
    public long LastStep { get; set; }

    /// <summary>Tries in a row without a right code.</summary>
    public int Failures { get; set; }

    /// <summary>Until then no code is looked at.</summary>
    public DateTimeOffset? WaitsUntil { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SecondFactorKey>
    {
        public void Configure(EntityTypeBuilder<SecondFactorKey> builder)
        {
            builder.ToTable("SecondFactorKeys");
            builder.HasKey(k => k.Owner);
            builder.Property(k => k.Owner).ValueGeneratedNever();
        }
    }
}
