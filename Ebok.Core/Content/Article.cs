using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Content;

/// <summary>Where an article stands. Stored as numbers: append only.</summary>
public enum ArticleKind
{
    /// <summary>"Informacje dla klienta": a dated message, newest first (Q3).</summary>
    News = 0,

    /// <summary>A part of the help page, in an order that staff choose (T5).</summary>
    Help = 1,
}

/// <summary>A text that the utility shows to all its customers. In Markdown without HTML; paragraphs are parted by blank
/// lines.</summary>
internal sealed class Article : IOfUtility
{
    public required ArticleId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public ArticleKind Kind { get; init; }

    /// <summary>First day on which it is shown; of news the date that stands above them.</summary>
    public required DateOnly PublishedOn { get; set; }

    /// <summary>Last day on which it is shown; null for always.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Shown to nobody yet, or no more.</summary>
    public bool Draft { get; set; }

    /// <summary>Place on the help page, from the smallest.</summary>
    public int Position { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public int Version { get; set; }

    /// <summary>Who changed it last; null: an import.</summary>
    public StaffId? EditedBy { get; set; }
    public DateTimeOffset? EditedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> builder)
        {
            builder.ToTable("Articles");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Title).HasMaxLength(256);
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => new
            {
                a.Utility,
                a.Kind,
                a.PublishedOn,
            });
        }
    }
}

/// <summary>Which articles customers see.</summary>
internal static class ArticleQueries
{
    /// <summary>Those of the kind that are shown on that day.</summary>
    public static IQueryable<Article> Shown(this IQueryable<Article> articles, ArticleKind kind, DateOnly today) =>
        articles.Where(a =>
            a.Kind == kind && !a.Draft && a.PublishedOn <= today && (a.Until == null || a.Until >= today)
        );
}
