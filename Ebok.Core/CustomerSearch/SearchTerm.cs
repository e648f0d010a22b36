using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.CustomerSearch;

/// <summary>What a word that a customer is found by is of. Stored as a sum of numbers: append only.</summary>
[Flags]
public enum SearchKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Customer code.</summary>
    Code = 1,

    /// <summary>Name.</summary>
    Name = 2,

    /// <summary>Address: his, of his letters, of a supply point.</summary>
    Address = 4,

    /// <summary>NIP.</summary>
    Nip = 8,

    /// <summary>PESEL.</summary>
    Pesel = 16,

    /// <summary>REGON.</summary>
    Regon = 32,

    /// <summary>Factory number of a meter.</summary>
    Meter = 64,

    /// <summary>E-mail.</summary>
    Email = 128,

    /// <summary>Telephone.</summary>
    Phone = 256,

    /// <summary>Account for settlements.</summary>
    Account = 512,

    /// <summary>Code of a supply point.</summary>
    Point = 1024,

    /// <summary>Number of an invoice; never stored, invoices have an index of their own.</summary>
    Invoice = 2048,
}

/// <summary>A word by which a customer is found (O4): one row for each of his words, folded as
/// <see cref="SearchText"/> does. Kept in step by the importer in the transaction of what it changes
/// (<see cref="SearchIndex"/>).</summary>
internal sealed class SearchTerm : IOfUtility
{
    public required CustomerId Customer { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Small letters without marks, and digits: <c>lakowa</c>, <c>3929001</c>, <c>12/3</c>.</summary>
    public required string Term { get; init; }
    public required SearchKinds Kinds { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SearchTerm>
    {
        public void Configure(EntityTypeBuilder<SearchTerm> builder)
        {
            builder.ToTable("SearchTerms");
            // The second word of a search asks: has this customer one that begins so? The utility comes first, so that
            // every database sees that this is the index for it.
            builder.HasKey(t => new
            {
                t.Utility,
                t.Customer,
                t.Term,
            });
            builder.Property(t => t.Term).HasMaxLength(SearchText.Longest);
            // The first word asks: who has one that begins so?
            builder.HasIndex(t => new
            {
                t.Utility,
                t.Term,
                t.Customer,
            });
        }
    }
}

/// <summary>A word of names and streets under one of its neighbours: itself, and itself without one of its letters. A
/// typed word with a slip shares a neighbour with the word that was meant (SymSpell's way), so that it is found by an
/// index on every database.</summary>
internal sealed class SearchNeighbour : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>The word, or the word less one letter.</summary>
    public required string Key { get; init; }
    public required string Word { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SearchNeighbour>
    {
        public void Configure(EntityTypeBuilder<SearchNeighbour> builder)
        {
            builder.ToTable("SearchNeighbours");
            builder.HasKey(n => new
            {
                n.Utility,
                n.Key,
                n.Word,
            });
            builder.Property(n => n.Key).HasMaxLength(SearchText.Longest);
            builder.Property(n => n.Word).HasMaxLength(SearchText.Longest);
        }
    }
}
