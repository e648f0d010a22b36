using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Meters.Giving;

/// <summary>Where a reading given by a customer stands. Stored as numbers: append only.</summary>
public enum GivenState
{
    /// <summary>Staff decide.</summary>
    New = 0,

    /// <summary>Taken, at once or by staff; goes to the billing system.</summary>
    Accepted = 1,

    /// <summary>Refused, with a reason.</summary>
    Refused = 2,

    /// <summary>Came back from the billing system as a reading of the meter.</summary>
    Billed = 3,
}

/// <summary>What the customer says about a reading that the office asks about. Stored as numbers: append only.</summary>
public enum ReadingReason
{
    /// <summary>The dial went over its end.</summary>
    RollOver = 0,

    /// <summary>The meter was exchanged.</summary>
    Exchanged = 1,

    /// <summary>The reading before was a mistake.</summary>
    LastWasMistaken = 2,

    /// <summary>So much was really used: a leak, a garden, building work.</summary>
    ReallyUsed = 3,

    /// <summary>Nobody was there.</summary>
    NobodyThere = 4,

    /// <summary>Something else; said in words.</summary>
    Other = 5,
}

/// <summary>A reading that a customer gave (M7): what he saw, what the rules said, what became of it.</summary>
[ShownLive(LiveTopic.Readings)]
internal sealed class CustomerReading : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }
    public required MeterId Meter { get; init; }

    /// <summary>Who gave it; null: whoever had the link of <see cref="Link"/>.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The mail by whose link it came; null: it was given after sign-in.</summary>
    public Guid? Link { get; init; }

    /// <summary>Of the form: sent twice it is stored once.</summary>
    public required Guid Request { get; init; }

    /// <summary>First day of the period that it is for; one a period, refused ones aside.</summary>
    public required DateOnly Period { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>As on the dial, in the meter's unit, up to 3 decimals.</summary>
    public required decimal State { get; init; }

    /// <summary>Use since the last reading as it was known then; null: not known.</summary>
    public decimal? Use { get; init; }

    /// <summary>What the office asked; null: nothing.</summary>
    public ReadingQuestion? Question { get; init; }
    public ReadingReason? Reason { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public required GivenState Status { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public StaffId? DecidedBy { get; set; }
    public string? RefusalReason { get; set; }

    /// <summary>With which export it went out; null: with none yet.</summary>
    public ExportId? Export { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CustomerReading>
    {
        public void Configure(EntityTypeBuilder<CustomerReading> builder)
        {
            builder.ToTable("CustomerReadings");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.State).HasConversion<ThousandthsConverter>();
            builder.Property(r => r.Use).HasConversion<ThousandthsConverter>();
            builder.Property(r => r.Note).HasMaxLength(1000);
            builder.Property(r => r.RefusalReason).HasMaxLength(1000);
            builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Meter>().WithMany().HasForeignKey(r => r.Meter).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.Meter, r.Request }).IsUnique();
            builder.HasIndex(r => new { r.Utility, r.Export });
            builder
                .HasIndex(r => new { r.Meter, r.Period })
                .IsUnique()
                .HasFilter($"\"{nameof(Status)}\" <> {(int)GivenState.Refused}");
            builder.HasIndex(r => new
            {
                r.Utility,
                r.Status,
                r.GivenAt,
                r.Id,
            });
            builder.HasIndex(r => new
            {
                r.Utility,
                r.Status,
                r.On,
                r.Id,
            });
            builder.HasIndex(r => new
            {
                r.Utility,
                r.Customer,
                r.GivenAt,
            });
        }
    }
}
