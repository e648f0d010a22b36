using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Mail;

/// <summary>A mail that waits in the outbox: written in the transaction of what it tells of, sent afterwards.</summary>
internal sealed class OutgoingMail : IOfUtility
{
    public required MailId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public string? Html { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be tried before.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Not to be sent after: the code in it is dead.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Failure { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.HasKey(m => m.Id);
            builder.HasIndex(m => new { m.SentAt, m.DueAt });
        }
    }
}
