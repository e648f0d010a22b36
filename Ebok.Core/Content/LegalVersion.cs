using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Content;

/// <summary>A text that customers agree to. Stored as numbers: append only.</summary>
public enum LegalKind
{
    /// <summary>Regulations: a PDF; a new version is shown at sign-in (e-services act, art. 8).</summary>
    Terms = 0,

    /// <summary>Privacy policy: a PDF.</summary>
    Privacy = 1,

    /// <summary>The words agreed to when e-invoices are switched on (VAT act, art. 106n).</summary>
    EInvoice = 2,
}

/// <summary>A version of such a text, in force from a day on; the one before ends then. Rows are only added: what
/// somebody agreed to can always be read. Where there is none the profile's holds.</summary>
internal sealed class LegalVersion : IOfUtility
{
    public required LegalVersionId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required LegalKind Kind { get; init; }

    /// <summary>As it is called: 2027-01.</summary>
    public required string Label { get; init; }
    public required DateOnly InForceFrom { get; init; }

    /// <summary>The PDF, of regulations and privacy policy.</summary>
    public DocumentId? Document { get; init; }

    /// <summary>The words of a consent; of regulations what has changed, in words that customers read first.</summary>
    public string? Text { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public StaffId? PublishedBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<LegalVersion>
    {
        public void Configure(EntityTypeBuilder<LegalVersion> builder)
        {
            builder.ToTable("LegalVersions");
            builder.HasKey(v => v.Id);
            builder.Property(v => v.Label).HasMaxLength(40);
            builder
                .HasIndex(v => new
                {
                    v.Utility,
                    v.Kind,
                    v.Label,
                })
                .IsUnique();
        }
    }
}
