using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Consents;

/// <summary>What was agreed to or objected to. Stored as numbers: append only.</summary>
public enum ConsentKind
{
    /// <summary>E-invoices instead of paper (M5; VAT act, art. 106n).</summary>
    EInvoice = 0,

    /// <summary>Regulations accepted.</summary>
    Terms = 1,

    /// <summary>Privacy policy accepted or read.</summary>
    Privacy = 2,

    /// <summary>Processing of personal data.</summary>
    Processing = 3,

    /// <summary>Objection to marketing.</summary>
    MarketingObjection = 4,

    /// <summary>Responsibility for the correctness of the data.</summary>
    DataAreCorrect = 5,

    /// <summary>Offers by e-mail, message and telephone (electronic communications law, art. 398).</summary>
    Marketing = 6,
}

/// <summary>One entry in the history of consents: who said what, when, to which text, from where. Rows are only added;
/// the newest of a kind is what holds (rules.md: kept with who, when, e-mail, text version, address of origin).</summary>
internal sealed class Consent : IOfUtility
{
    public required ConsentId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }

    /// <summary>Null: given while registering, before there was an account.</summary>
    public AccountId? Account { get; init; }
    public required ConsentKind Kind { get; init; }

    /// <summary>False: withdrawn, or not given.</summary>
    public required bool Given { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>For e-invoices: where the notices go.</summary>
    public string? Email { get; init; }

    /// <summary>The words agreed to, as they stood on the screen.</summary>
    public required string Text { get; init; }

    /// <summary>Version of the document they name: 2026-01.</summary>
    public string? TextVersion { get; init; }
    public string? Origin { get; init; }

    /// <summary>With which export it went out; null: with none yet.</summary>
    public ExportId? Export { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> builder)
        {
            builder.ToTable("Consents");
            builder.HasKey(c => c.Id);
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new
            {
                c.Utility,
                c.Customer,
                c.Kind,
                c.At,
            });
            builder.HasIndex(c => new { c.Utility, c.Export });
            builder.Property(c => c.Email).HasMaxLength(254);
            builder.Property(c => c.Text).HasMaxLength(2000);
            builder.Property(c => c.TextVersion).HasMaxLength(40);
            builder.Property(c => c.Origin).HasMaxLength(64);
        }
    }
}
