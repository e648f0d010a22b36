using Ebok.Core.Data;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Invoices;

/// <summary>An invoice as lists, dues and proofs need it; all else of it is in <see cref="InvoiceBody"/>.</summary>
internal sealed class Invoice : IOfUtility
{
    public required InvoiceId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Null: no customer matched; kept for staff.</summary>
    public CustomerId? Customer { get; set; }

    /// <summary>Who of the staff gave it to its customer by hand; null: the import matched it.</summary>
    public StaffId? AssignedBy { get; set; }
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>Where the invoice is for one point only; managers of part of the properties see by it (M4).</summary>
    public SupplyPointId? SupplyPoint { get; set; }

    public required string SellerNip { get; init; }
    public required string SellerName { get; set; }
    public required string Number { get; init; }
    public required InvoiceKind Kind { get; init; }
    public required DateOnly IssuedOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    public required string Currency { get; set; }

    /// <summary>P_15; on a correction the difference.</summary>
    public required Money Gross { get; set; }

    /// <summary>Rozliczenie/DoZaplaty where given, else the gross amount, less what was paid when issued;
    /// negative where the customer is to be paid.</summary>
    public required Money ToPay { get; set; }

    /// <summary>What of <see cref="ToPay"/> is not paid yet: kept in step with payments in their transaction.</summary>
    public required Money Left { get; set; }

    /// <summary>Under debt collection: left out of Saldo płatności (K8).</summary>
    public bool UnderCollection { get; set; }

    /// <summary>The corrected invoice, where it is in the portal.</summary>
    public InvoiceId? Corrects { get; set; }

    /// <summary>Number of the corrected invoice of the same seller (the first, where several are corrected): links the
    /// two whichever of them comes first.</summary>
    public string? CorrectsNumber { get; set; }

    /// <summary>Account to pay to: 26 digits, or as the XML has it where it is not Polish.</summary>
    public string? PayAccount { get; set; }

    /// <summary>Proof of registration: NrKlienta of the buyer, as on the invoice.</summary>
    public string? BuyerCode { get; set; }

    /// <summary>Code of the supply point, as on the invoice: ties the two whichever of them comes first.</summary>
    public string? PointCode { get; set; }

    public required string BuyerName { get; set; }
    public string? KsefNumber { get; set; }

    /// <summary>SHA-256 of the XML's bytes, Base64URL without padding; null for an invoice that came as CSV.</summary>
    public string? XmlHash { get; set; }

    /// <summary>PDF supplied by the billing system or rendered once by the portal.</summary>
    public DocumentId? Pdf { get; set; }

    /// <summary>Whether its customer is told of it by mail.</summary>
    public NoticeState Notice { get; set; }

    public required ImportRunId ImportRun { get; set; }
    public required DateTimeOffset ImportedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Invoice>
    {
        public void Configure(EntityTypeBuilder<Invoice> builder)
        {
            builder.HasKey(i => i.Id);
            builder.Property(i => i.SellerNip).HasMaxLength(30);
            builder.Property(i => i.SellerName).HasMaxLength(512);
            builder.Property(i => i.Number).HasMaxLength(256);
            builder.Property(i => i.Currency).HasMaxLength(3);
            builder.Property(i => i.PayAccount).HasMaxLength(34);
            builder.Property(i => i.BuyerCode).HasMaxLength(256);
            builder.Property(i => i.PointCode).HasMaxLength(256);
            builder.Property(i => i.BuyerName).HasMaxLength(512);
            builder.Property(i => i.KsefNumber).HasMaxLength(35);
            builder.Property(i => i.XmlHash).HasMaxLength(43);
            builder
                .HasIndex(i => new
                {
                    i.Utility,
                    i.SellerNip,
                    i.Number,
                    i.Kind,
                })
                .IsUnique();
            // Covers the invoice list and the dues: 24 invoices of one customer lie in one or two pages of the index,
            // and on 24 pages of the table. SQLite has no INCLUDE, so the covered columns are key columns.
            builder.HasIndex(i => new
            {
                i.Utility,
                i.Customer,
                i.IssuedOn,
                i.Id,
                i.Number,
                i.SellerNip,
                i.Kind,
                i.DueOn,
                i.Currency,
                i.Gross,
                i.ToPay,
                i.Left,
                i.UnderCollection,
                i.SupplyPoint,
            });
            builder.HasIndex(i => new { i.Utility, i.Number });
            // "Is this account ours?"
            builder.HasIndex(i => new { i.Utility, i.PayAccount }).HasFilter($"\"{nameof(PayAccount)}\" IS NOT NULL");
            // Only while a run is under way or was cut off: few or none.
            builder
                .HasIndex(i => new { i.Utility, i.Customer })
                .HasFilter($"\"{nameof(Notice)}\" = {(int)NoticeState.Waiting}");
            builder.HasIndex(i => i.Corrects);
            builder.Property(i => i.CorrectsNumber).HasMaxLength(256);
            builder
                .HasIndex(i => new { i.Utility, i.CorrectsNumber })
                .HasFilter($"\"{nameof(CorrectsNumber)}\" IS NOT NULL");
            // Only those that wait for their point: few or none.
            builder
                .HasIndex(i => new { i.Utility, i.PointCode })
                .HasFilter($"\"{nameof(PointCode)}\" IS NOT NULL AND \"{nameof(SupplyPoint)}\" IS NULL");
        }
    }
}

/// <summary>The rest of an invoice: content as JSON and the XML as it came. One row each, read only with the invoice.</summary>
internal sealed class InvoiceBody : IOfUtility
{
    public required InvoiceId Invoice { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary><see cref="InvoiceContent"/> as UTF-8 JSON.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The XML's bytes, Brotli-compressed; null for an invoice that came as CSV.</summary>
    public byte[]? Xml { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<InvoiceBody>
    {
        public void Configure(EntityTypeBuilder<InvoiceBody> builder)
        {
            builder.HasKey(b => b.Invoice);
            builder
                .HasOne<Invoice>()
                .WithOne()
                .HasForeignKey<InvoiceBody>(b => b.Invoice)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
