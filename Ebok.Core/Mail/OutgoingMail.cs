using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Mail;

/// <summary>What has become of a mail.</summary>
public enum MailState
{
    /// <summary>Not sent yet: being sent, or to be tried again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>Given up: refused for good, or tried for days.</summary>
    Failed,

    /// <summary>Not sent in time: the code in it is dead.</summary>
    Expired,
}

/// <summary>A mail that waits in the outbox: written in the transaction of what it tells of, sent afterwards.</summary>
[ShownLive(LiveTopic.Mail)]
internal sealed class OutgoingMail : IOfUtility
{
    public required MailId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>The bare address, as the customer gave it.</summary>
    public required string To { get; init; }

    /// <summary>Holds no secret: it stays after the mail is sent.</summary>
    public required string Subject { get; init; }

    /// <summary>Text and HTML, sealed by <see cref="MailSeal"/>; wiped when the mail is sent or its code is dead: it may
    /// hold a code or a temporary password. One that failed keeps it a while, so that staff can send it again.</summary>
    public required byte[]? Body { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be tried before.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Not to be sent after: the code in it is dead.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    public MailState State { get; set; }

    /// <summary>Attempts begun, the one under way included; since staff last put it in line.</summary>
    public int Attempts { get; set; }

    /// <summary>Attempts before that.</summary>
    public int EarlierAttempts { get; set; }

    /// <summary>When staff put it in line again.</summary>
    public DateTimeOffset? AgainAt { get; set; }

    /// <summary>The server that is sending it, until <see cref="LeasedUntil"/>; one that dies meanwhile loses it then.</summary>
    public Guid? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Why the last attempt failed, for staff.</summary>
    public string? Failure { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.HasKey(m => m.Id);
            // The sender asks for what is due; staff for one utility's, newest first.
            builder.HasIndex(m => new { m.State, m.DueAt });
            builder.HasIndex(m => new
            {
                m.Utility,
                m.State,
                m.CreatedAt,
                m.Id,
            });
            builder.HasIndex(m => new
            {
                m.Utility,
                m.CreatedAt,
                m.Id,
            });
            // What was sent to one customer.
            builder.Property(m => m.To).HasMaxLength(320);
            builder.HasIndex(m => new { m.Utility, m.To });
        }
    }
}
