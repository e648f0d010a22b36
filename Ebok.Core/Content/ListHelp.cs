using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A part of the help page.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Text">Markdown without HTML.</param>
public sealed record HelpRow(string Title, string Text);

/// <summary>POMOC (T5): what staff have published; until they have, the texts of the profile.</summary>
public sealed class ListHelp(EbokStore store, TimeProvider clock)
{
    /// <summary>All parts, in their order.</summary>
    public async Task<IReadOnlyList<HelpRow>> RunAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        var rows = await db
            .Articles.Shown(ArticleKind.Help, clock.Today())
            .OrderBy(a => a.Position)
            .ThenBy(a => a.Id)
            .Select(a => new HelpRow(a.Title, a.Text))
            .ToListAsync(cancel);
        return rows.Count > 0 ? rows : [.. utility.Help.Select(Of)];
    }

    /// <summary>A part of the profile as an article has it: its lines are paragraphs, but for those of a list.</summary>
    internal static HelpRow Of(InfoBlock block)
    {
        var text = new System.Text.StringBuilder();
        var inList = false;
        foreach (var line in block.Text)
        {
            var item = line.StartsWith("- ", StringComparison.Ordinal);
            if (text.Length > 0)
                text.Append(item && inList ? "\n" : "\n\n");
            text.Append(line);
            inList = item;
        }
        return new(block.Title, text.ToString());
    }
}

/// <summary>Copies the profile's help into drafts that staff can edit (O6).</summary>
public sealed class CopyHelp(EbokStore store, UtilityCatalog utilities, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many were copied, none where there are some already; <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<int>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var blocks = utilities.Of(staff).Help.Select(ListHelp.Of).ToList();
        return await store.WriteAsync<Result<int>>(
            staff.Utility,
            async db =>
            {
                if (await db.Articles.AnyAsync(a => a.Kind == ArticleKind.Help, cancel))
                    return 0;
                var now = clock.GetUtcNow();
                foreach (var (block, i) in blocks.Select((b, i) => (b, i)))
                    db.Articles.Add(
                        new Article
                        {
                            Id = ArticleId.New(),
                            Utility = staff.Utility,
                            Kind = ArticleKind.Help,
                            PublishedOn = clock.Today(),
                            Title = block.Title,
                            Text = block.Text,
                            Position = (i + 1) * 10,
                            Draft = true,
                            Version = 1,
                            EditedBy = staff.Staff,
                            EditedAt = now,
                        }
                    );
                await audit.AddAsync(db, staff, AuditAct.ArticleSaved, null, ArticleKind.Help.ToString(), cancel);
                return blocks.Count;
            },
            cancel
        );
    }
}
