using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Profiles;

/// <summary>Where a version of a profile came from. Stored as numbers: append only.</summary>
public enum ProfileOrigin
{
    /// <summary>The file in the folder of the profiles.</summary>
    File = 0,

    /// <summary>Edited at the dashboard.</summary>
    Dashboard = 1,

    /// <summary>An earlier version again.</summary>
    Earlier = 2,

    /// <summary>A file that was sent in.</summary>
    Import = 3,

    /// <summary>Made by the set-up of a new utility.</summary>
    Setup = 4,
}

/// <summary>A published profile of a utility. The one with the highest number is in force; rows are only added, so that
/// every earlier one can be looked at and taken again.</summary>
internal sealed class ProfileVersion : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>1, 2, 3 … of each utility: of two who publish at once the key refuses the second.</summary>
    public required int Number { get; init; }

    /// <summary>By <see cref="Utilities.ProfileJson.Write"/>.</summary>
    public required string Json { get; init; }
    public required ProfileOrigin Origin { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who published it; null: it was the file.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Why, in his words.</summary>
    public string? Note { get; init; }

    /// <summary>Hash of the file on disk that was last taken account of; another one is offered as a new version.</summary>
    public string? FileHash { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ProfileVersion>
    {
        public void Configure(EntityTypeBuilder<ProfileVersion> builder)
        {
            builder.ToTable("ProfileVersions");
            builder.HasKey(v => new { v.Utility, v.Number });
            builder.Property(v => v.Note).HasMaxLength(500);
            builder.Property(v => v.FileHash).HasMaxLength(64);
        }
    }
}

/// <summary>What an administrator is changing: the whole profile as he has left it, right or wrong. One of each at each
/// utility.</summary>
internal sealed class ProfileDraft : IOfUtility
{
    public required UtilityId Utility { get; init; }
    public required StaffId Staff { get; init; }

    /// <summary>The version that it was begun from.</summary>
    public required int BasedOn { get; set; }
    public required string Json { get; set; }
    public required ProfileOrigin Origin { get; set; }

    /// <summary>Set where it is the changed file: see <see cref="ProfileVersion.FileHash"/>.</summary>
    public string? FileHash { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ProfileDraft>
    {
        public void Configure(EntityTypeBuilder<ProfileDraft> builder)
        {
            builder.ToTable("ProfileDrafts");
            builder.HasKey(d => new { d.Utility, d.Staff });
            builder.HasOne<StaffMember>().WithMany().HasForeignKey(d => d.Staff).OnDelete(DeleteBehavior.Cascade);
            builder.Property(d => d.FileHash).HasMaxLength(64);
        }
    }
}

/// <summary>A logo that was sent in at the dashboard. Its name holds its hash: an earlier version of the profile finds
/// its own again.</summary>
internal sealed class ProfileLogo : IOfUtility
{
    public required UtilityId Utility { get; init; }

    /// <summary>logo-0a1b2c3d4e5f.png.</summary>
    public required string Name { get; init; }
    public required byte[] Content { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ProfileLogo>
    {
        public void Configure(EntityTypeBuilder<ProfileLogo> builder)
        {
            builder.ToTable("ProfileLogos");
            builder.HasKey(l => new { l.Utility, l.Name });
            builder.Property(l => l.Name).HasMaxLength(40);
        }
    }
}
