using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Meters.Asking;

/// <summary>A mail that asked a customer for the states of his meters (M7): one a customer and period. Its link opens the
/// form without sign-in.</summary>
internal sealed class ReadingRequest : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }

    /// <summary>First day of the period that it is for.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>Where it went, and where it is told what became of the readings.</summary>
    public required string Email { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Null: the portal itself, when the window opened.</summary>
    public StaffId? SentBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReadingRequest>
    {
        public void Configure(EntityTypeBuilder<ReadingRequest> builder)
        {
            builder.ToTable("ReadingRequests");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Email).HasMaxLength(256);
            builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.Customer).OnDelete(DeleteBehavior.Restrict);
            builder
                .HasIndex(r => new
                {
                    r.Utility,
                    r.Customer,
                    r.Period,
                })
                .IsUnique();
        }
    }
}
