using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A document that the utility shows to all its customers, as staff see it.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Name">File name, with its ending.</param>
/// <param name="State">How it stands today.</param>
/// <param name="From">First day; null: since it came.</param>
/// <param name="Until">Last day; null: always.</param>
/// <param name="Length">Bytes.</param>
/// <param name="CreatedAt">When it came.</param>
public sealed record PublicDocument(
    DocumentId Id,
    string Name,
    ArticleState State,
    DateOnly? From,
    DateOnly? Until,
    long Length,
    DateTimeOffset CreatedAt
);

/// <summary>The utility's own documents: regulations, price lists, forms (O6).</summary>
public sealed class ListPublicDocuments(EbokStore store, TimeProvider clock)
{
    private static readonly SortKeys<Document> Keys = new SortKeys<Document>()
        .With("nazwa", d => d.Name)
        .With("rozmiar", d => d.Length)
        .With("data", d => d.CreatedAt);

    /// <summary>One page of them, by name; or sorted by <c>nazwa</c>, <c>rozmiar</c>, <c>data</c>. For every
    /// role.</summary>
    public async Task<Page<PublicDocument>> RunAsync(
        StaffActor staff,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var today = clock.Today();
        var documents = db
            .Documents.Where(d => d.Kind == DocumentKind.Public && d.Customer == null)
            .Search(search, d => d.Name);
        var total = await documents.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var sorted = Keys.Apply(documents, sort) ?? documents.OrderBy(d => d.Name);
        var rows = await sorted.ThenBy(d => d.Id).Skip(skip).Take(size).ToListAsync(cancel);
        return new([.. rows.Select(d => Of(d, today))], number, size, total);
    }

    internal static PublicDocument Of(Document document, DateOnly today) =>
        new(
            document.Id,
            document.Name,
            ListArticles.StateOf(document.Hidden, document.ShownFrom ?? DateOnly.MinValue, document.ShownUntil, today),
            document.ShownFrom,
            document.ShownUntil,
            document.Length,
            document.CreatedAt
        );
}

/// <summary>One of them.</summary>
public sealed class ReadPublicDocument(EbokStore store, TimeProvider clock)
{
    /// <summary>The document, or null. For every role.</summary>
    public async Task<PublicDocument?> RunAsync(StaffActor staff, DocumentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db.Documents.SingleOrDefaultAsync(
            d => d.Id == id && d.Kind == DocumentKind.Public && d.Customer == null,
            cancel
        );
        return found is null ? null : ListPublicDocuments.Of(found, clock.Today());
    }
}

/// <summary>A document to publish.</summary>
/// <param name="Id">Chosen by the form: sent twice it is one.</param>
/// <param name="Name">What customers read; null: the file's own name.</param>
/// <param name="From">First day; null: at once.</param>
/// <param name="Until">Last day; null: always.</param>
public sealed record NewPublicDocument(DocumentId Id, string? Name, DateOnly? From, DateOnly? Until);

/// <summary>Its last day is before its first.</summary>
public sealed record EndsBeforeItBegins : Refusal;

/// <summary>No file was chosen.</summary>
public sealed record FileMissing : Refusal;

/// <summary>What came is no whole PDF, or too large.</summary>
/// <param name="Fault">What is wrong with it.</param>
public sealed record NotAPdf(AttachmentFault Fault) : Refusal;

/// <summary>Takes a PDF for all customers to see (O6); that it is one its content says.</summary>
public sealed class PublishDocument(EbokStore store, FileStore files, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Largest file.</summary>
    public const int MostMegabytes = 20;

    private const int LongestName = 150;

    /// <summary>Its id, <see cref="NotOfYourRole"/>, <see cref="FileMissing"/>, <see cref="NotAPdf"/> or
    /// <see cref="EndsBeforeItBegins"/>.</summary>
    public async Task<Result<DocumentId>> RunAsync(
        StaffActor staff,
        NewPublicDocument document,
        IncomingFile? file,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(document);
        if (document.Until < document.From)
            return new EndsBeforeItBegins();
        var saved = await SaveAsync(files, file, cancel);
        if (!saved.TryGet(out var pdf, out var refusal))
            return refusal;
        return await store.WriteAsync<Result<DocumentId>>(
            staff.Utility,
            async db =>
            {
                if (await db.Documents.AnyAsync(d => d.Id == document.Id, cancel))
                    return document.Id;
                Add(db, staff.Utility, document, NameOf(document.Name, file!.Name), pdf, clock.GetUtcNow());
                await audit.AddAsync(db, staff, AuditAct.DocumentPublished, document.Id.Value, null, cancel);
                return document.Id;
            },
            cancel
        );
    }

    /// <summary>Stores the bytes, once they are found to be a PDF.</summary>
    internal static async Task<Result<SavedPdf>> SaveAsync(
        FileStore files,
        IncomingFile? file,
        CancellationToken cancel
    )
    {
        if (file is null)
            return new FileMissing();
        if (file.Length > MostMegabytes * 1024L * 1024)
            return new NotAPdf(AttachmentFault.TooLarge);
        await using var content = file.Open();
        var verdict = FileContent.Of(content);
        if (verdict.Kind != AttachmentKind.Pdf)
            return new NotAPdf(verdict.Fault ?? AttachmentFault.KindNotAllowed);
        content.Position = 0;
        var (hash, length) = await files.SaveAsync(content, cancel);
        return new SavedPdf(hash, length);
    }

    internal static void Add(
        EbokDb db,
        UtilityId utility,
        NewPublicDocument document,
        string name,
        SavedPdf pdf,
        DateTimeOffset now
    ) =>
        db.Documents.Add(
            new Document
            {
                Id = document.Id,
                Utility = utility,
                Kind = DocumentKind.Public,
                Name = name,
                ContentType = "application/pdf",
                Length = pdf.Length,
                Hash = pdf.Hash,
                CreatedAt = now,
                ShownFrom = document.From,
                ShownUntil = document.Until,
            }
        );

    internal static string NameOf(string? typed, string fileName)
    {
        var name = FileKinds.Cleaned(string.IsNullOrWhiteSpace(typed) ? fileName : typed.Replace('/', '-'));
        name = name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        name = name.Length > LongestName ? name[..LongestName].TrimEnd() : name;
        return (name.Length == 0 ? "dokument" : name) + ".pdf";
    }

    internal sealed record SavedPdf(string Hash, long Length);
}

/// <summary>Changes until when a public document is shown, or takes it away from customers (O6). The file stays: what a
/// customer agreed to can be read later.</summary>
public sealed class ChangePublicDocument(EbokStore store, AuditTrail audit)
{
    /// <summary>Its name, <see cref="NotOfYourRole"/>, <see cref="NotFound"/> or <see cref="EndsBeforeItBegins"/>.</summary>
    public async Task<Result<string>> RunAsync(
        StaffActor staff,
        DocumentId id,
        DateOnly? from,
        DateOnly? until,
        bool hidden,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        if (until < from)
            return new EndsBeforeItBegins();
        return await store.WriteAsync<Result<string>>(
            staff.Utility,
            async db =>
            {
                var document = await db.Documents.SingleOrDefaultAsync(
                    d => d.Id == id && d.Kind == DocumentKind.Public && d.Customer == null,
                    cancel
                );
                if (document is null)
                    return NotFound.Instance;
                if ((document.ShownFrom, document.ShownUntil, document.Hidden) == (from, until, hidden))
                    return document.Name;
                (document.ShownFrom, document.ShownUntil, document.Hidden) = (from, until, hidden);
                var act = hidden ? AuditAct.DocumentWithdrawn : AuditAct.DocumentChanged;
                await audit.AddAsync(db, staff, act, id.Value, null, cancel);
                return document.Name;
            },
            cancel
        );
    }
}

/// <summary>Opens a public document for staff, shown or not.</summary>
public sealed class OpenPublicDocument(EbokStore store, FileStore files)
{
    /// <summary>The document, or null. For every role.</summary>
    public async Task<OpenedDocument?> RunAsync(StaffActor staff, DocumentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db.Documents.SingleOrDefaultAsync(
            d => d.Id == id && d.Kind == DocumentKind.Public && d.Customer == null,
            cancel
        );
        return found is null ? null : new(found.Name, found.ContentType, files.Open(found.Hash));
    }
}
