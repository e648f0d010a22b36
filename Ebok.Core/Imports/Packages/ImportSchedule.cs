using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports;

/// <summary>When the watched folder of a utility is emptied, and by which server.</summary>
internal sealed class ImportSchedule : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>Off: files stay where they lie.</summary>
    public bool Off { get; set; }

    /// <summary>Time of day in Warsaw; null: as soon as files are complete.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>Day of the last look at that time.</summary>
    public DateOnly? LookedOn { get; set; }

    /// <summary>The one server that looks, until <see cref="LeasedUntil"/>.</summary>
    public Guid? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportSchedule>
    {
        public void Configure(EntityTypeBuilder<ImportSchedule> builder) => builder.HasKey(s => s.Utility);
    }
}
