using Ebok.Core.Cases;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Attachments;

/// <summary>A file of a case. Its bytes lie in the data folder under their hash.</summary>
internal sealed class Attachment : IOfUtility
{
    public required AttachmentId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>With which message it came; null: with the case itself.</summary>
    public Guid? Message { get; init; }

    /// <summary>Who sent it; null: a stranger, or staff.</summary>
    public CustomerId? Customer { get; init; }
    public required string Name { get; init; }
    public required AttachmentKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex: the name in the store.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.ToTable("Attachments");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Name).HasMaxLength(128);
            builder.Property(a => a.Hash).HasMaxLength(64);
            builder.HasOne<Case>().WithMany().HasForeignKey(a => a.Case).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Customer>().WithMany().HasForeignKey(a => a.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => new
            {
                a.Utility,
                a.Customer,
                a.At,
            });
        }
    }
}
