using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Cases;

/// <summary>What was written in a case after its first text: by the customer, or by staff.</summary>
[ShownLive(LiveTopic.Cases)]
internal sealed class CaseMessage : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Who of the staff; null: the customer.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>By whose account; null: staff.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Of the form: sent twice it is one message.</summary>
    public required Guid Request { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CaseMessage>
    {
        public void Configure(EntityTypeBuilder<CaseMessage> builder)
        {
            builder.ToTable("CaseMessages");
            builder.HasKey(m => m.Id);
            builder.Property(m => m.Text).HasMaxLength(CaseText.Longest);
            builder.HasOne<Case>().WithMany().HasForeignKey(m => m.Case).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(m => new { m.Case, m.Request }).IsUnique();
        }
    }
}
