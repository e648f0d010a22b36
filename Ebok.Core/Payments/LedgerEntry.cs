using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Payments;

/// <summary>What an entry of the customer's ledger is. Stored as numbers: append only.</summary>
public enum LedgerKind
{
    /// <summary>Wpłata.</summary>
    Payment = 0,

    /// <summary>Nota odsetkowa.</summary>
    InterestNote = 1,

    /// <summary>Another charge: connection fee, damage …</summary>
    Charge = 2,

    /// <summary>Umorzenie, uznanie: in the customer's favour.</summary>
    Credit = 3,

    /// <summary>Zwrot nadpłaty.</summary>
    Refund = 4,

    /// <summary>Bilans otwarcia.</summary>
    OpeningBalance = 5,
}

/// <summary>Who says that an entry is there. Stored as numbers: append only.</summary>
public enum LedgerSource
{
    /// <summary>The billing system's export: the truth.</summary>
    Billing = 0,

    /// <summary>A payment by gateway, on its way to the billing system ("wpłata w drodze").</summary>
    Gateway = 1,

    /// <summary>An entry of a bank statement, on its way to the billing system.</summary>
    Bank = 2,
}

/// <summary>An entry of the customer's ledger that is not an invoice.</summary>
internal sealed class LedgerEntry : IOfUtility
{
    public required LedgerEntryId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; set; }
    public required string SellerNip { get; init; }
    public required LedgerKind Kind { get; init; }

    /// <summary>The billing system's number of the entry.</summary>
    public required string Number { get; init; }

    /// <summary>Number of the invoice or note that the amount settles or charges for; empty where none. A payment
    /// split over several invoices is several entries.</summary>
    public required string Concerns { get; init; }
    public required DateOnly On { get; set; }

    /// <summary>Termin płatności of a charge.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Always as the document has it: a payment of 50 zł is 50.00, a note of 1.20 is 1.20.</summary>
    public required Money Amount { get; set; }

    /// <summary>Of a charge: what is not paid yet. Zero for payments and credits.</summary>
    public Money Left { get; set; }
    public string? Title { get; set; }
    public bool UnderCollection { get; set; }

    /// <summary>Billing, or what the portal knows before it does.</summary>
    public LedgerSource Source { get; set; }

    /// <summary>Of an entry that does not come from billing: its gateway payment or bank entry.</summary>
    public Guid? Origin { get; init; }

    /// <summary>Of an entry that does not come from billing: the billing system's entry for the same money, once it has
    /// come. From then on this one counts no more.</summary>
    public LedgerEntryId? BookedAs { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<LedgerEntry>
    {
        public void Configure(EntityTypeBuilder<LedgerEntry> builder)
        {
            builder.HasKey(e => e.Id);
            builder.Property(e => e.SellerNip).HasMaxLength(30);
            builder.Property(e => e.Number).HasMaxLength(256);
            builder.Property(e => e.Concerns).HasMaxLength(256);
            builder
                .HasIndex(e => new
                {
                    e.Utility,
                    e.SellerNip,
                    e.Kind,
                    e.Number,
                    e.Concerns,
                })
                .IsUnique();
            builder.HasIndex(e => new
            {
                e.Utility,
                e.Customer,
                e.Kind,
                e.On,
            });
            // What settles a document, asked when the document or a payment of it comes.
            builder.HasIndex(e => new { e.Utility, e.Concerns });
            builder.HasIndex(e => new
            {
                e.Utility,
                e.Kind,
                e.On,
            });
            // What waits for the billing system, and what a payment or bank entry was put on: few.
            builder.HasIndex(e => new { e.Utility, e.Origin }).HasFilter($"\"{nameof(Origin)}\" IS NOT NULL");
            builder.HasIndex(e => e.BookedAs).HasFilter($"\"{nameof(BookedAs)}\" IS NOT NULL");
            builder.HasOne<Customer>().WithMany().HasForeignKey(e => e.Customer).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
