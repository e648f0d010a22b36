using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports.Invoices;

/// <summary>Whose invoices of certain buyer data are, as a clerk has said: the next import matches by it.</summary>
internal sealed class BuyerRule : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>See <see cref="BuyerKey"/>.</summary>
    public required byte[] Key { get; init; }
    public required CustomerId Customer { get; set; }
    public required StaffId By { get; set; }
    public required DateTimeOffset At { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BuyerRule>
    {
        public void Configure(EntityTypeBuilder<BuyerRule> builder)
        {
            builder.HasKey(r => new { r.Utility, r.Key });
            builder.HasIndex(r => new { r.Utility, r.Customer });
            builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.Customer).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
