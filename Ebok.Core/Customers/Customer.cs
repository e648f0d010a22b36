using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Customers;

/// <summary>Whom the utility serves. Stored as numbers: append only.</summary>
public enum CustomerKind
{
    /// <summary>Osoba fizyczna.</summary>
    Person = 0,

    /// <summary>Firma.</summary>
    Company = 1,

    /// <summary>Wspólnota mieszkaniowa or spółdzielnia.</summary>
    Community = 2,
}

/// <summary>A customer as the billing system knows him.</summary>
internal sealed class Customer : IOfUtility
{
    public required CustomerId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Kod klienta, kod płatnika, nr ewidencyjny nabywcy: as printed on the invoice.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public CustomerKind Kind { get; set; }
    public string? Nip { get; set; }
    public string? Pesel { get; set; }
    public string? Regon { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Fax { get; set; }
    public string? Street { get; set; }
    public string? PostCode { get; set; }
    public string? City { get; set; }

    /// <summary>Adres korespondencyjny, where different.</summary>
    public string? MailName { get; set; }
    public string? MailStreet { get; set; }
    public string? MailPostCode { get; set; }
    public string? MailCity { get; set; }

    /// <summary>Individual account for settlements, 26 digits.</summary>
    public string? Account { get; set; }

    public required DateTimeOffset ImportedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Customer>
    {
        public void Configure(EntityTypeBuilder<Customer> builder)
        {
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Code).HasMaxLength(256);
            builder.Property(c => c.Name).HasMaxLength(512);
            builder.Property(c => c.Nip).HasMaxLength(30);
            builder.Property(c => c.Pesel).HasMaxLength(11);
            builder.Property(c => c.Regon).HasMaxLength(14);
            builder.Property(c => c.Account).HasMaxLength(34);
            builder.HasIndex(c => new { c.Utility, c.Code }).IsUnique();
            builder.HasIndex(c => new { c.Utility, c.Account });
        }
    }
}
