using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>Writes an article, as a draft or for customers to see from its first day on (O6).</summary>
public sealed class SaveArticle(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Its id, <see cref="NotOfYourRole"/>, <see cref="ArticleFaulty"/> or <see cref="ChangedMeanwhile"/>.</summary>
    /// <param name="staff">A manager at least.</param>
    /// <param name="kind">Where it stands.</param>
    /// <param name="id">Of a new one chosen by the form: sent twice it is one.</param>
    /// <param name="version">That the form was filled from; 0: a new one.</param>
    /// <param name="content">What is written.</param>
    /// <param name="draft">Customers do not see it.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<ArticleId>> RunAsync(
        StaffActor staff,
        ArticleKind kind,
        ArticleId id,
        int version,
        ArticleContent content,
        bool draft,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(content);
        if (content.Faults() is { Count: > 0 } faults)
            return new ArticleFaulty(faults);
        try
        {
            return await store.WriteAsync(
                staff.Utility,
                db => WriteAsync(db, staff, kind, id, version, content, draft, cancel),
                cancel
            );
        }
        catch (DbUpdateException)
        {
            // On another server, at the same moment: a new one of that id, or a change of the same version.
            return ChangedMeanwhile.Instance;
        }
    }

    private async Task<Result<ArticleId>> WriteAsync(
        EbokDb db,
        StaffActor staff,
        ArticleKind kind,
        ArticleId id,
        int version,
        ArticleContent content,
        bool draft,
        CancellationToken cancel
    )
    {
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.Kind == kind, cancel);
        var (title, text) = (content.Title!.Trim(), content.Text!.ReplaceLineEndings("\n").Trim());
        var from = content.PublishedOn ?? article?.PublishedOn ?? clock.Today();
        if (article is null)
        {
            if (version > 0)
                return ChangedMeanwhile.Instance;
            article = new Article
            {
                Id = id,
                Utility = staff.Utility,
                Kind = kind,
                PublishedOn = from,
                Title = title,
                Text = text,
            };
            db.Articles.Add(article);
        }
        else if (article.Version != version)
            // The same form sent twice: the second finds what the first wrote.
            return article.Title == title && article.Text == text && article.Draft == draft
                ? id
                : ChangedMeanwhile.Instance;
        (article.Title, article.Text, article.PublishedOn, article.Until) = (title, text, from, content.Until);
        (article.Position, article.Draft) = (content.Position, draft);
        (article.EditedBy, article.EditedAt) = (staff.Staff, clock.GetUtcNow());
        article.Version++;
        var act = draft ? AuditAct.ArticleSaved : AuditAct.ArticlePublished;
        await audit.AddAsync(db, staff, act, id.Value, kind.ToString(), cancel);
        return id;
    }
}

/// <summary>Takes an article away for good (O6); the trail keeps that it was there, and its title.</summary>
public sealed class DeleteArticle(EbokStore store, AuditTrail audit)
{
    /// <summary>Its title, <see cref="NotOfYourRole"/> or <see cref="NotFound"/>.</summary>
    public async Task<Result<string>> RunAsync(
        StaffActor staff,
        ArticleKind kind,
        ArticleId id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        return await store.WriteAsync<Result<string>>(
            staff.Utility,
            async db =>
            {
                var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.Kind == kind, cancel);
                if (article is null)
                    return NotFound.Instance;
                db.Articles.Remove(article);
                await audit.AddAsync(db, staff, AuditAct.ArticleDeleted, id.Value, article.Title, cancel);
                return article.Title;
            },
            cancel
        );
    }
}
