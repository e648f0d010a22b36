using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Operators;

/// <summary>What one clerk at a time works on; cases have a holder of their own. Stored as numbers: append only.</summary>
public enum HeldKind
{
    /// <summary>A registration.</summary>
    Registration = 0,

    /// <summary>A reading that a customer gave.</summary>
    Reading = 1,

    /// <summary>A change of data.</summary>
    DataChange = 2,

    /// <summary>A request of a property manager.</summary>
    ManagerRequest = 3,

    /// <summary>An invoice of nobody.</summary>
    Invoice = 4,

    /// <summary>An entry of a bank statement.</summary>
    BankEntry = 5,
}

/// <summary>Who has something open that is to be decided.</summary>
internal sealed class WorkHold : IOfUtility
{
    public required UtilityId Utility { get; init; }
    public required HeldKind Kind { get; init; }
    public required Guid Target { get; init; }
    public required StaffId Staff { get; set; }
    public required DateTimeOffset Since { get; set; }
    public required DateTimeOffset Until { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WorkHold>
    {
        public void Configure(EntityTypeBuilder<WorkHold> builder)
        {
            builder.ToTable("WorkHolds");
            builder.HasKey(h => new
            {
                h.Utility,
                h.Kind,
                h.Target,
            });
        }
    }
}
