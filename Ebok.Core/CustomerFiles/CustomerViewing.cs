using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.CustomerFiles;

/// <summary>A member of staff looks at a customer's pages as the customer sees them (O4), from one browser and for a
/// while. No cookie says so but its own address: it never meets a session of the customer's.</summary>
internal sealed class CustomerViewing : IOfUtility
{
    public required ViewingId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required StaffId Staff { get; init; }

    /// <summary>The browser; in another, or after its sign-out, the address leads nowhere.</summary>
    public required SessionId StaffSession { get; init; }
    public required CustomerId Customer { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CustomerViewing>
    {
        public void Configure(EntityTypeBuilder<CustomerViewing> builder)
        {
            builder.ToTable("CustomerViewings");
            builder.HasKey(v => v.Id);
            builder.HasOne<Customer>().WithMany().HasForeignKey(v => v.Customer).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
