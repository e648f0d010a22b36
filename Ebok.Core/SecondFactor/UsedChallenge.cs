using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.SecondFactor;

/// <summary>A challenge that a passkey has answered: each is good once. Kept until it would have run out anyway.</summary>
internal sealed class UsedChallenge
{
    /// <summary>SHA-256 of what the browser was given.</summary>
    public required byte[] Hash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<UsedChallenge>
    {
        public void Configure(EntityTypeBuilder<UsedChallenge> builder)
        {
            builder.ToTable("UsedChallenges");
            builder.HasKey(c => c.Hash);
            builder.Property(c => c.Hash).HasMaxLength(32);
            builder.HasIndex(c => c.ExpiresAt);
        }
    }
}
