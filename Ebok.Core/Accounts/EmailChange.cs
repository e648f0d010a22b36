using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Accounts;

/// <summary>An account's e-mail address that is to become another: the link that was sent there confirms it.</summary>
internal sealed class EmailChange : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AccountId Account { get; init; }
    public required string Email { get; init; }

    /// <summary>The account's address when it was asked for.</summary>
    public string? Before { get; init; }

    /// <summary>The account's security stamp then: a new password since ends the request.</summary>
    public required string? Stamp { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? Origin { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmailChange>
    {
        public void Configure(EntityTypeBuilder<EmailChange> builder)
        {
            builder.ToTable("EmailChanges");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Email).HasMaxLength(254);
            builder.Property(c => c.Before).HasMaxLength(256);
            builder.Property(c => c.Stamp).HasMaxLength(64);
            builder.Property(c => c.Origin).HasMaxLength(64);
            builder.HasIndex(c => new { c.Account, c.AskedAt });
        }
    }
}
