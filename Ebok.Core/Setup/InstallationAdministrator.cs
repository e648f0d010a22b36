using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Setup;

/// <summary>A member of staff who may make new utilities: who founded the installation, and whom the command line allows
/// it.</summary>
internal sealed class InstallationAdministrator
{
    public required StaffId Staff { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>What he has typed for a utility that he is making, as JSON; null: nothing.</summary>
    public string? Draft { get; set; }
    public DateTimeOffset? DraftChangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<InstallationAdministrator>
    {
        public void Configure(EntityTypeBuilder<InstallationAdministrator> builder)
        {
            builder.ToTable("InstallationAdministrators");
            builder.HasKey(a => a.Staff);
            builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.Staff).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The draft of a new utility.</summary>
internal static class InstallationRights
{
    public static Task<bool> MayMakeUtilitiesAsync(this EbokDb db, StaffId staff, CancellationToken cancel) =>
        db.InstallationAdministrators.AnyAsync(a => a.Staff == staff, cancel);
}
