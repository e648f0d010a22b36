using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Attachments;

/// <summary>How a file that somebody sent stands. Stored as numbers: append only.</summary>
public enum FileState
{
    /// <summary>It can be opened.</summary>
    Ready = 0,

    /// <summary>The virus scanner has not looked at it yet: held.</summary>
    Waiting = 1,

    /// <summary>The virus scanner found something: thrown away.</summary>
    Removed = 2,
}

/// <summary>A stored file that the virus scanner has not let through. No row: it can be opened.</summary>
[ShownLive(LiveTopic.Cases)]
internal sealed class FileCheck : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>SHA-256 of the bytes: the name in the store.</summary>
    public required string Hash { get; init; }
    public required FileState State { get; set; }
    public required DateTimeOffset Since { get; init; }
    public int Tries { get; set; }
    public required DateTimeOffset NextAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<FileCheck>
    {
        public void Configure(EntityTypeBuilder<FileCheck> builder)
        {
            builder.ToTable("FileChecks");
            builder.HasKey(c => new { c.Utility, c.Hash });
            builder.Property(c => c.Hash).HasMaxLength(64);
            builder.HasIndex(c => new { c.State, c.NextAt });
        }
    }
}
