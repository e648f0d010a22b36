using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Cases.Desk;

/// <summary>A text that a utility answers with again and again; its gaps are filled from the case
/// (<see cref="TemplateGaps"/>).</summary>
internal sealed class CaseTemplate : IOfUtility
{
    public const int LongestName = 120;
    public required CaseTemplateId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required string Name { get; set; }
    public required string Text { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required StaffId? ChangedBy { get; set; }

    /// <summary>Grows with each change: of two who edit it the second is told.</summary>
    public int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CaseTemplate>
    {
        public void Configure(EntityTypeBuilder<CaseTemplate> builder)
        {
            builder.ToTable("CaseTemplates");
            builder.HasKey(t => t.Id);
            builder.Property(t => t.Name).HasMaxLength(LongestName);
            builder.Property(t => t.Text).HasMaxLength(CaseText.Longest);
            builder.Property(t => t.Version).IsConcurrencyToken();
            builder.HasIndex(t => new { t.Utility, t.Name });
        }
    }
}
