using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Documents;

/// <summary>A document that the actor may open.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Name">File name.</param>
/// <param name="Kind">Regulations for everybody, or the text of a contract.</param>
/// <param name="Length">Bytes.</param>
/// <param name="CreatedAt">When it came.</param>
public sealed record DocumentRow(DocumentId Id, string Name, DocumentKind Kind, long Length, DateTimeOffset CreatedAt);

/// <summary>Dokumenty: what the utility publishes and the texts of the customer's contracts (Q3, M8). Invoices have
/// their own page.</summary>
public sealed class ListDocuments(EbokStore store, TimeProvider clock)
{
    /// <summary>One page of them: contracts first, then by name.</summary>
    public async Task<Page<DocumentRow>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var documents = db.DocumentsOf(actor, clock.Today())
            .Where(d => d.Kind == DocumentKind.ContractText || d.Kind == DocumentKind.Public);
        var total = await documents.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await documents
            .OrderBy(d => d.Kind)
            .ThenBy(d => d.Name)
            .ThenBy(d => d.Id)
            .Skip(skip)
            .Take(size)
            .Select(d => new DocumentRow(d.Id, d.Name, d.Kind, d.Length, d.CreatedAt))
            .ToListAsync(cancel);
        return new(rows, number, size, total);
    }
}
