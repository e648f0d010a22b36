using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Managers;

/// <summary>Where a request for a manager's account stands. Stored as numbers: append only.</summary>
public enum ManagerRequestState
{
    /// <summary>The e-mail address is not confirmed yet.</summary>
    WaitingForEmail = 0,

    /// <summary>Staff are to look at it.</summary>
    Waiting = 1,

    /// <summary>The account was made.</summary>
    Made = 2,

    /// <summary>Refused, with a reason.</summary>
    Refused = 3,
}

/// <summary>"Aktywacja konta Zarządcy nieruchomości" as it was sent in (M3).</summary>
[ShownLive(LiveTopic.Managers)]
internal sealed class ManagerRequest : IOfUtility
{
    public required ManagerRequestId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Of the form: the same sent again is the same request.</summary>
    public required Guid Request { get; init; }
    public required ManagerRequestState State { get; set; }

    /// <summary>Pełna nazwa firmy.</summary>
    public required string Firm { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Where a letter goes, in lines; asked where the utility sends passwords by post.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>Wykaz adresów, a line each, as typed.</summary>
    public required string Addresses { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public StaffId? DecidedBy { get; set; }
    public string? Reason { get; set; }
    public AccountId? Account { get; set; }
    public string? Origin { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ManagerRequest>
    {
        public void Configure(EntityTypeBuilder<ManagerRequest> builder)
        {
            builder.ToTable("ManagerRequests");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Firm).HasMaxLength(300);
            builder.Property(r => r.Email).HasMaxLength(254);
            builder.Property(r => r.Phone).HasMaxLength(40);
            builder.Property(r => r.PostalAddress).HasMaxLength(300);
            builder.Property(r => r.Reason).HasMaxLength(1000);
            builder.Property(r => r.Origin).HasMaxLength(64);
            builder.HasIndex(r => new { r.Utility, r.Request }).IsUnique();
            builder.HasIndex(r => new
            {
                r.Utility,
                r.State,
                r.SubmittedAt,
            });
        }
    }
}

/// <summary>What is kept of an account that is a property manager's.</summary>
[ShownLive(LiveTopic.Managers)]
internal sealed class Manager : IOfUtility
{
    public required AccountId Account { get; init; }
    public required UtilityId Utility { get; init; }
    public required string Firm { get; set; }
    public string? PostalAddress { get; set; }
    public required DateTimeOffset MadeAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Manager>
    {
        public void Configure(EntityTypeBuilder<Manager> builder)
        {
            builder.ToTable("Managers");
            builder.HasKey(m => m.Account);
            builder.Property(m => m.Firm).HasMaxLength(300);
            builder.Property(m => m.PostalAddress).HasMaxLength(300);
            builder.HasIndex(m => new { m.Utility, m.Firm });
        }
    }
}
