using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports;

/// <summary>Where an import comes from. Stored as numbers: append only.</summary>
public enum ImportOrigin
{
    /// <summary>Somebody at the server's command line.</summary>
    CommandLine = 0,

    /// <summary>Staff sent files in.</summary>
    Upload = 1,

    /// <summary>Files that lay in the watched folder.</summary>
    Folder = 2,
}

/// <summary>Where an import stands. Stored as numbers: append only.</summary>
public enum ImportState
{
    /// <summary>Under way; with no end for long, cut off.</summary>
    Running = 0,

    /// <summary>Finished.</summary>
    Done = 1,

    /// <summary>Files are here and wait to be tried.</summary>
    Received = 2,

    /// <summary>Being tried: nothing is written.</summary>
    Checking = 3,

    /// <summary>Tried; staff decide.</summary>
    Checked = 4,

    /// <summary>Waits for its turn to run.</summary>
    Waiting = 5,

    /// <summary>Stopped by staff; what was taken by then stays.</summary>
    Cancelled = 6,

    /// <summary>Stopped by a fault that is in the log; what was taken by then stays.</summary>
    Failed = 7,

    /// <summary>Taken back.</summary>
    Undone = 8,
}

/// <summary>One import, from the files that came to the end of the run; its end is what "Ostatnio zaktualizowano" shows
/// (K6, B3).</summary>
[ShownLive(LiveTopic.Imports)]
internal sealed class ImportRun : IOfUtility
{
    public required ImportRunId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>fa3, csv, or files for both of them.</summary>
    public required string Source { get; init; }
    public ImportOrigin Origin { get; init; }
    public ImportState State { get; set; }

    /// <summary>What was sent in, for people: names of the first files.</summary>
    public string? Name { get; init; }

    /// <summary>Of an upload: made by the form, so that sending it twice is one import.</summary>
    public Guid? Request { get; init; }

    /// <summary>Who sent the files in; null: the folder, the command line.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>When the run began; before that, when the files came.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>Null: not finished.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When it ended, whatever the end.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Files or rows read.</summary>
    public int Read { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Unmatched { get; set; }
    public int Refused { get; set; }

    /// <summary>What the dry run said: <see cref="ImportPlan"/> as JSON.</summary>
    public string? Plan { get; set; }

    /// <summary>File in hand, and the done share from 0 to 1.</summary>
    public string? Working { get; set; }
    public double Share { get; set; }

    /// <summary>Staff asked it to stop.</summary>
    public bool CancelAsked { get; set; }

    /// <summary>The server that works on it, until <see cref="LeasedUntil"/>; one that dies meanwhile loses it then.</summary>
    public Guid? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>It did more than can be taken back.</summary>
    public bool TooLargeToUndo { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public StaffId? UndoneBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Source).HasMaxLength(16);
            builder.Property(r => r.Name).HasMaxLength(300);
            builder.Property(r => r.Working).HasMaxLength(300);
            builder.HasIndex(r => new { r.Utility, r.FinishedAt });
            builder.HasIndex(r => new { r.Utility, r.StartedAt });
            builder.HasIndex(r => new { r.Utility, r.Request }).IsUnique();
            // What the worker asks for, over all utilities.
            builder.HasIndex(r => r.State);
        }
    }
}
