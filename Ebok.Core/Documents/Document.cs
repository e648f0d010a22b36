using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Documents;

/// <summary>What a stored file is. Stored as numbers: append only.</summary>
public enum DocumentKind
{
    /// <summary>PDF of an invoice, as the billing system supplied it.</summary>
    SuppliedInvoice = 0,

    /// <summary>PDF of an invoice, rendered by the portal.</summary>
    RenderedInvoice = 1,

    /// <summary>Text of a contract.</summary>
    ContractText = 2,

    /// <summary>Regulations, price lists, forms: for every customer of the utility.</summary>
    Public = 3,
}

/// <summary>A stored file: what it is and whose. Its bytes lie in the data folder under their hash (<see cref="FileStore"/>).</summary>
internal sealed class Document : IOfUtility
{
    public required DocumentId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Whose; null for what is everybody's.</summary>
    public CustomerId? Customer { get; set; }
    public required DocumentKind Kind { get; init; }

    /// <summary>Name that a download gets, with its ending.</summary>
    public required string Name { get; set; }
    public required string ContentType { get; init; }
    public required long Length { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex: the name in the store.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>First and last day on which customers see a public one; null: no border.</summary>
    public DateOnly? ShownFrom { get; set; }
    public DateOnly? ShownUntil { get; set; }

    /// <summary>Taken away from customers by staff.</summary>
    public bool Hidden { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> builder)
        {
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Name).HasMaxLength(256);
            builder.Property(d => d.ContentType).HasMaxLength(128);
            builder.Property(d => d.Hash).HasMaxLength(64);
            builder.HasIndex(d => new { d.Utility, d.Customer });
        }
    }
}
