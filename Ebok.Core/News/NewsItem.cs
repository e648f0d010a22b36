using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.News;

/// <summary>"Informacje dla klienta": a dated message of the utility to all its customers (Q3).</summary>
internal sealed class NewsItem : IOfUtility
{
    public required NewsId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required DateOnly PublishedOn { get; set; }

    /// <summary>Last day on which it is shown; null for always.</summary>
    public DateOnly? Until { get; set; }
    public required string Title { get; set; }

    /// <summary>Plain text; blank lines part paragraphs.</summary>
    public required string Text { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NewsItem>
    {
        public void Configure(EntityTypeBuilder<NewsItem> builder)
        {
            builder.HasKey(n => n.Id);
            builder.Property(n => n.Title).HasMaxLength(256);
            builder.HasIndex(n => new { n.Utility, n.PublishedOn });
        }
    }
}
