using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Audit;

/// <summary>One act: who, when, what, to what, from where. No personal data but ids. Rows are only added; each holds the
/// hash of the one before, so that whoever changes or deletes one breaks the chain.</summary>
internal sealed record AuditRecord
{
    /// <summary>1, 2, 3 … without a gap, over all utilities.</summary>
    public required long Number { get; init; }

    /// <summary>To the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: of the installation, as a sign-in of staff.</summary>
    public UtilityId? Utility { get; init; }

    /// <summary>Null: nobody known, or the command line.</summary>
    public StaffId? Staff { get; init; }
    public required AuditAct Act { get; init; }

    /// <summary>Of what was done something to.</summary>
    public Guid? Target { get; init; }

    /// <summary>A word more: a role, a number of things. Never personal data.</summary>
    public string? Detail { get; init; }

    /// <summary>Address of the browser; null for the command line.</summary>
    public string? Origin { get; init; }

    /// <summary>SHA-256 over the hash of the record before and all of the above; see <see cref="AuditChain"/>.</summary>
    public required byte[] Hash { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditRecord>
    {
        public void Configure(EntityTypeBuilder<AuditRecord> builder)
        {
            builder.ToTable("Audit");
            builder.HasKey(r => r.Number);
            builder.Property(r => r.Number).ValueGeneratedNever();
            builder.Property(r => r.Act).HasConversion<string>().HasMaxLength(60);
            builder.Property(r => r.Detail).HasMaxLength(200);
            builder.Property(r => r.Origin).HasMaxLength(64);
            builder.HasIndex(r => new { r.Utility, r.At });
            builder.HasIndex(r => new { r.Staff, r.At });
        }
    }
}

/// <summary>The end of the chain: one row. Whoever adds a record holds it until he commits, so that two servers add one
/// after another; and a chain whose last records are gone does not end where it should.</summary>
internal sealed class AuditHead
{
    public const int Only = 1;
    public required int Id { get; init; }

    /// <summary>Number of the last record; 0: none yet.</summary>
    public required long Number { get; set; }

    /// <summary>Its hash; 32 zeros before the first.</summary>
    public required byte[] Hash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("AuditHead");
            builder.HasKey(h => h.Id);
            builder.Property(h => h.Id).ValueGeneratedNever();
            builder.HasData(
                new AuditHead
                {
                    Id = Only,
                    Number = 0,
                    Hash = new byte[AuditChain.HashLength],
                }
            );
        }
    }
}
