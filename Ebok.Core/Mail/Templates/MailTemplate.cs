using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Mail.Templates;

/// <summary>A version of a mail's own words. Rows are only added: the newest holds, and one without words is the way back
/// to the portal's.</summary>
internal sealed class MailTemplate : IOfUtility
{
    public required UtilityId Utility { get; init; }
    public required MailKind Kind { get; init; }

    /// <summary>1, 2, 3 … of the kind.</summary>
    public required int Number { get; init; }

    /// <summary>Null with <see cref="Text"/>: the portal's own words.</summary>
    public string? Subject { get; init; }
    public string? Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public required StaffId By { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MailTemplate>
    {
        public void Configure(EntityTypeBuilder<MailTemplate> builder)
        {
            builder.ToTable("MailTemplates");
            builder.HasKey(t => new
            {
                t.Utility,
                t.Kind,
                t.Number,
            });
            builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(60);
            builder.Property(t => t.Subject).HasMaxLength(MailWords.LongestSubject);
        }
    }
}
