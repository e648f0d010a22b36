using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Cases;

/// <summary>Where a case stands. Stored as numbers: append only; those before <see cref="Answered"/> are open.</summary>
public enum CaseState
{
    /// <summary>Nobody has looked at it yet.</summary>
    New = 0,

    /// <summary>Staff have taken it.</summary>
    Accepted = 1,

    /// <summary>Being looked into.</summary>
    InProgress = 2,

    /// <summary>Answered; the customer may write again.</summary>
    Answered = 3,

    /// <summary>Done with.</summary>
    Closed = 4,
}

/// <summary>A letter, application, notice or complaint (K10–K12): of a customer, or of a stranger who keeps its number
/// and code.</summary>
[ShownLive(LiveTopic.Cases)]
internal sealed class Case : IOfUtility
{
    public required CaseId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>PR/2026/11/00001; see <see cref="CaseNumbers"/>.</summary>
    public required string Number { get; init; }

    /// <summary>Whose; null: a stranger's.</summary>
    public CustomerId? Customer { get; init; }
    public AccountId? Account { get; init; }

    /// <summary>Supply point of what it is about: a manager of part sees it by that (M4).</summary>
    public SupplyPointId? SupplyPoint { get; init; }

    /// <summary>Of the form: sent twice it is one case.</summary>
    public required Guid Request { get; init; }

    /// <summary><see cref="NoticeType.Key"/> and its label as it was then.</summary>
    public required string Type { get; init; }
    public required string TypeLabel { get; init; }
    public required NoticeSubject About { get; init; }

    /// <summary>The meter, invoice or contract that it is about, and its number as it was then.</summary>
    public MeterId? Meter { get; init; }
    public InvoiceId? Invoice { get; init; }
    public ContractId? Contract { get; init; }
    public string? AboutNumber { get; init; }
    public required string Text { get; init; }

    /// <summary>Adres zgłoszenia and e-mail, of a stranger.</summary>
    public string? Address { get; init; }
    public string? Email { get; init; }

    /// <summary>Keyed hash of the code by which a stranger sees it; see <see cref="CaseCode"/>.</summary>
    public byte[]? CodeHash { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same as a day in Poland.</summary>
    public required DateOnly CreatedOn { get; init; }
    public required CaseState State { get; set; }

    /// <summary>Who of the staff has taken it; null: nobody. What he changes he changes only while it is his: two who
    /// take or answer at once, on one server or two, are told apart by it.</summary>
    public StaffId? TakenBy { get; set; }
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Last day for the answer (B4), the day where it has to be looked into, and by which rule.</summary>
    public DateOnly? DueOn { get; init; }
    public DateOnly? DueWithInquiryOn { get; init; }
    public string? DueBasis { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>With which export it went out; null: with none yet.</summary>
    public ExportId? Export { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Case>
    {
        public void Configure(EntityTypeBuilder<Case> builder)
        {
            builder.ToTable("Cases");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Number).HasMaxLength(60);
            builder.Property(c => c.Type).HasMaxLength(40);
            builder.Property(c => c.TypeLabel).HasMaxLength(200);
            builder.Property(c => c.AboutNumber).HasMaxLength(256);
            builder.Property(c => c.Text).HasMaxLength(CaseText.Longest);
            builder.Property(c => c.Address).HasMaxLength(SendNotice.LongestAddress);
            builder.Property(c => c.Email).HasMaxLength(254);
            builder.Property(c => c.DueBasis).HasMaxLength(300);
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.Property(c => c.TakenBy).IsConcurrencyToken();
            builder.HasIndex(c => new
            {
                c.Utility,
                c.TakenBy,
                c.State,
            });
            builder.HasIndex(c => new { c.Utility, c.Number }).IsUnique();
            builder.HasIndex(c => new { c.Utility, c.Export });
            builder.HasIndex(c => new { c.Utility, c.Request }).IsUnique();
            builder.HasIndex(c => new
            {
                c.Utility,
                c.Customer,
                c.CreatedAt,
            });
            builder.HasIndex(c => new
            {
                c.Utility,
                c.State,
                c.DueOn,
            });
            builder.HasIndex(c => new
            {
                c.Utility,
                c.State,
                c.CreatedAt,
                c.Id,
            });
            builder.HasIndex(c => new
            {
                c.Utility,
                c.CreatedAt,
                c.Id,
            });
            builder.HasIndex(c => new { c.Utility, c.ClosedAt });
        }
    }
}
