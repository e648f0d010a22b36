using Ebok.Core.Attachments;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Meters.Giving;

/// <summary>The photo of a given reading: one at most. Its bytes lie in the data folder under their hash, as they
/// came.</summary>
internal sealed class ReadingPhoto : IOfUtility
{
    /// <summary>A <see cref="CustomerReading"/>.</summary>
    public required Guid Reading { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }
    public required AttachmentKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex: the name in the store.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>For who downloads it: nothing of the customer.</summary>
    public static string NameOf(string factoryNumber, DateOnly on, AttachmentKind kind) =>
        FileKinds.NameOf($"{factoryNumber}-{on:yyyy-MM-dd}", kind);

    internal sealed class Configuration : IEntityTypeConfiguration<ReadingPhoto>
    {
        public void Configure(EntityTypeBuilder<ReadingPhoto> builder)
        {
            builder.ToTable("ReadingPhotos");
            builder.HasKey(p => p.Reading);
            builder.Property(p => p.Hash).HasMaxLength(64);
            builder.HasOne<CustomerReading>().WithOne().HasForeignKey<ReadingPhoto>(p => p.Reading);
            builder.HasOne<Customer>().WithMany().HasForeignKey(p => p.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new
            {
                p.Utility,
                p.Customer,
                p.At,
            });
        }
    }
}

/// <summary>What a utility takes as a photo of a reading: pictures, one, as large as its other attachments.</summary>
public static class PhotoRules
{
    /// <summary>As rules of attachments.</summary>
    public static AttachmentRules Of(UtilityProfile utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return new()
        {
            Kinds = [AttachmentKind.Jpeg, AttachmentKind.Png, AttachmentKind.Heic],
            MaxFiles = 1,
            MaxMegabytes = utility.Attachments.MaxMegabytes,
        };
    }
}
