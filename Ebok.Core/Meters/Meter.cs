using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Meters;

/// <summary>What flows through a meter. Stored as numbers: append only.</summary>
public enum Medium
{
    /// <summary>Woda.</summary>
    Water = 0,

    /// <summary>Ścieki.</summary>
    Sewage = 1,

    /// <summary>Ciepło.</summary>
    Heat = 2,

    /// <summary>Energia elektryczna.</summary>
    Power = 3,

    /// <summary>Paliwo gazowe.</summary>
    Gas = 4,

    /// <summary>Ciepła woda użytkowa.</summary>
    HotWater = 5,
}

/// <summary>Who or what read a state; R, O, S of FA(3)'s attachments. Stored as numbers: append only.</summary>
public enum ReadingSource
{
    /// <summary>R, rzeczywisty: the utility's reader.</summary>
    Real = 0,

    /// <summary>O, odbiorcy: the customer himself.</summary>
    Customer = 1,

    /// <summary>S, szacunkowy.</summary>
    Estimated = 2,

    /// <summary>Zdalny: a radio or network module.</summary>
    Remote = 3,
}

/// <summary>Umowa.</summary>
internal sealed class Contract : IOfUtility
{
    public required ContractId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; set; }
    public required string Number { get; init; }

    /// <summary>Which of the utility's companies; empty where the source does not say.</summary>
    public required string SellerNip { get; init; }
    public DateOnly? ConcludedOn { get; set; }
    public DateOnly? EndsOn { get; set; }

    /// <summary>Przedmiot umowy.</summary>
    public string? Subject { get; set; }
    public string? Tariff { get; set; }

    /// <summary>Text of the contract.</summary>
    public DocumentId? Text { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Contract>
    {
        public void Configure(EntityTypeBuilder<Contract> builder)
        {
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Number).HasMaxLength(256);
            builder.Property(c => c.SellerNip).HasMaxLength(30);
            builder
                .HasIndex(c => new
                {
                    c.Utility,
                    c.Number,
                    c.SellerNip,
                })
                .IsUnique();
            builder.HasIndex(c => new { c.Utility, c.Customer });
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.Customer).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Punkt poboru: a place that is supplied.</summary>
internal sealed class SupplyPoint : IOfUtility
{
    public required SupplyPointId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; set; }
    public ContractId? Contract { get; set; }
    public required string Code { get; init; }

    /// <summary>Street and number, post code and town, in one line.</summary>
    public required string Address { get; set; }

    /// <summary>Obiekt: węzeł cieplny, budynek mieszkalny, lokal …</summary>
    public string? Object { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SupplyPoint>
    {
        public void Configure(EntityTypeBuilder<SupplyPoint> builder)
        {
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Code).HasMaxLength(256);
            builder.HasIndex(p => new { p.Utility, p.Code }).IsUnique();
            builder.HasIndex(p => new { p.Utility, p.Customer });
            builder.HasOne<Customer>().WithMany().HasForeignKey(p => p.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Contract>().WithMany().HasForeignKey(p => p.Contract).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Licznik, wodomierz, ciepłomierz, gazomierz.</summary>
internal sealed class Meter : IOfUtility
{
    public required MeterId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>The point's customer, kept here too so that ownership is one comparison.</summary>
    public required CustomerId Customer { get; set; }
    public required SupplyPointId SupplyPoint { get; set; }

    /// <summary>Numer fabryczny.</summary>
    public required string FactoryNumber { get; init; }

    /// <summary>Rodzaj in words: wodomierz główny, podlicznik ogrodowy, ciepłomierz …</summary>
    public string? Kind { get; set; }
    public Medium Medium { get; set; }

    /// <summary>m³, GJ, kWh.</summary>
    public required string Unit { get; set; }
    public DateOnly? InstalledOn { get; set; }
    public DateOnly? RemovedOn { get; set; }

    /// <summary>Legalizacja ważna do.</summary>
    public DateOnly? LegalisedUntil { get; set; }

    /// <summary>Digits on the dial before the comma.</summary>
    public int WholeDigits { get; set; }

    /// <summary>Digits on the dial after the comma.</summary>
    public int FractionDigits { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Meter>
    {
        public void Configure(EntityTypeBuilder<Meter> builder)
        {
            builder.HasKey(m => m.Id);
            builder.Property(m => m.FactoryNumber).HasMaxLength(128);
            builder.Property(m => m.Unit).HasMaxLength(16);
            builder.HasIndex(m => new { m.Utility, m.FactoryNumber }).IsUnique();
            builder.HasIndex(m => new { m.Utility, m.Customer });
            builder
                .HasOne<SupplyPoint>()
                .WithMany()
                .HasForeignKey(m => m.SupplyPoint)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Odczyt: a state of a meter on a day.</summary>
internal sealed class Reading : IOfUtility
{
    public required ReadingId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; set; }
    public required MeterId Meter { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Stan, in the meter's unit, up to 3 decimals.</summary>
    public required decimal State { get; set; }

    /// <summary>Zużycie since the reading before, in the meter's unit, up to 3 decimals; null for the first.</summary>
    public decimal? Use { get; set; }
    public ReadingSource Source { get; set; }

    /// <summary>Who read it, in words.</summary>
    public string? ReadBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Reading>
    {
        public void Configure(EntityTypeBuilder<Reading> builder)
        {
            builder.HasKey(r => r.Id);
            builder.Property(r => r.State).HasConversion<ThousandthsConverter>();
            builder.Property(r => r.Use).HasConversion<ThousandthsConverter>();
            builder
                .HasIndex(r => new
                {
                    r.Utility,
                    r.Meter,
                    r.On,
                })
                .IsUnique();
            builder.HasIndex(r => new
            {
                r.Utility,
                r.Customer,
                r.On,
            });
            builder.HasOne<Meter>().WithMany().HasForeignKey(r => r.Meter).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
