using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Operators;

/// <summary>A member of staff. Of the installation, not of one utility: what he may do where, his
/// <see cref="StaffGrant"/>s say.</summary>
internal sealed class StaffMember
{
    public required StaffId Id { get; init; }

    /// <summary>As he writes it.</summary>
    public required string Login { get; init; }

    /// <summary>By <see cref="Accounts.LoginName"/>; unique.</summary>
    public required string NormalizedLogin { get; init; }
    public required string PasswordHash { get; set; }

    /// <summary>The password is a one-time one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When a one-time password dies; null: it is his own.</summary>
    public DateTimeOffset? PasswordGoodUntil { get; set; }

    /// <summary>As good as unknown at sign-in.</summary>
    public bool Blocked { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Until then no password is looked at.</summary>
    public DateTimeOffset? WaitsUntil { get; set; }

    /// <summary>Of the demo: needs no second factor, in Development and nowhere else.</summary>
    public bool Demo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> builder)
        {
            builder.ToTable("Staff");
            builder.HasKey(s => s.Id);
            builder.Property(s => s.Login).HasMaxLength(256);
            builder.Property(s => s.NormalizedLogin).HasMaxLength(256);
            builder.HasIndex(s => s.NormalizedLogin).IsUnique();
        }
    }
}

/// <summary>What a member of staff is at one utility.</summary>
internal sealed class StaffGrant : IOfUtility
{
    public required StaffId Staff { get; init; }
    public required UtilityId Utility { get; init; }
    public required StaffRole Role { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffGrant>
    {
        public void Configure(EntityTypeBuilder<StaffGrant> builder)
        {
            builder.ToTable("StaffGrants");
            builder.HasKey(g => new { g.Staff, g.Utility });
            builder.HasOne<StaffMember>().WithMany().HasForeignKey(g => g.Staff).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A browser of a member of staff. The cookie holds a random key, this row its hash. Without
/// <see cref="FactorAt"/> only the password was right: it opens nothing but the page that asks for the rest.</summary>
internal sealed class StaffSession
{
    public required SessionId Id { get; init; }
    public required StaffId Staff { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public required byte[] KeyHash { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last request, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Absolute end.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the second factor was given.</summary>
    public DateTimeOffset? FactorAt { get; init; }
    public string? Origin { get; init; }
    public string? Browser { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffSession>
    {
        public void Configure(EntityTypeBuilder<StaffSession> builder)
        {
            builder.ToTable("StaffSessions");
            builder.HasKey(s => s.Id);
            builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.Staff).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => s.KeyHash).IsUnique();
            builder.HasIndex(s => new { s.Staff, s.EndedAt });
            builder.Property(s => s.Origin).HasMaxLength(64);
            builder.Property(s => s.Browser).HasMaxLength(256);
        }
    }
}
