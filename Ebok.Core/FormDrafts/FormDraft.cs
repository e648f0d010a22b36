using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.FormDrafts;

/// <summary>A form that was sent after the session had ended: kept, sealed, until its account is signed in again in the
/// same browser. One an account.</summary>
internal sealed class FormDraft : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AccountId Account { get; init; }

    /// <summary>The customer that was chosen then.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>SHA-256 of what the browser's cookie holds.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Address of the form, with its query: ids, nothing personal.</summary>
    public required string Address { get; init; }

    /// <summary>What was typed, sealed.</summary>
    public required byte[] Body { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<FormDraft>
    {
        public void Configure(EntityTypeBuilder<FormDraft> builder)
        {
            builder.ToTable("FormDrafts");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Address).HasMaxLength(2000);
            builder.HasIndex(d => new { d.Utility, d.Account }).IsUnique();
            builder.HasIndex(d => d.ExpiresAt);
        }
    }
}
