using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>What holds of one kind.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Given">Agreed, accepted, objected.</param>
/// <param name="Since">When it was said.</param>
/// <param name="TextVersion">Version of the words.</param>
public sealed record ConsentNow(ConsentKind Kind, bool Given, DateTimeOffset Since, string? TextVersion);

/// <summary>One entry of the history.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Given">Given; false: withdrawn, or not given.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words, as they stood on the screen.</param>
/// <param name="TextVersion">Their version.</param>
/// <param name="Email">For e-invoices: where notices go.</param>
/// <param name="Login">Who; null: while registering, or his account is gone.</param>
/// <param name="Origin">Address of origin.</param>
public sealed record ConsentEntry(
    ConsentKind Kind,
    bool Given,
    DateTimeOffset At,
    string Text,
    string? TextVersion,
    string? Email,
    string? Login,
    string? Origin
);

/// <summary>A customer's consents: what holds, and how it came to be.</summary>
/// <param name="Now">Newest of each kind that there is, in the order of <see cref="ConsentKind"/>.</param>
/// <param name="History">Newest first.</param>
public sealed record ConsentsView(IReadOnlyList<ConsentNow> Now, Page<ConsentEntry> History)
{
    /// <summary>Whether one is given now.</summary>
    public bool Has(ConsentKind kind) => Now.Any(n => n.Kind == kind && n.Given);
}

/// <summary>Reads them, for who may.</summary>
internal static class ConsentsQuery
{
    public static async Task<ConsentsView> ViewAsync(
        EbokDb db,
        IQueryable<Consent> consents,
        PageRequest page,
        CancellationToken cancel
    )
    {
        var total = await consents.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var newest = consents.OrderByDescending(c => c.At).ThenByDescending(c => c.Id);
        var now = new List<ConsentNow>();
        foreach (var kind in Enum.GetValues<ConsentKind>())
            if (
                await newest
                    .Where(c => c.Kind == kind)
                    .Select(c => new ConsentNow(c.Kind, c.Given, c.At, c.TextVersion))
                    .FirstOrDefaultAsync(cancel) is
                { } holds
            )
                now.Add(holds);
        var rows = await newest.Skip(skip).Take(size).ToListAsync(cancel);
        var accounts = rows.Where(r => r.Account is not null).Select(r => r.Account!.Value.Value).Distinct().ToList();
        var logins = await db
            .Users.Where(u => accounts.Contains(u.Id))
            .ToDictionaryAsync(u => new AccountId(u.Id), u => u.UserName, cancel);
        return new(
            now,
            new(
                [
                    .. rows.Select(r => new ConsentEntry(
                        r.Kind,
                        r.Given,
                        r.At,
                        r.Text,
                        r.TextVersion,
                        r.Email,
                        r.Account is { } id ? logins.GetValueOrDefault(id) : null,
                        r.Origin
                    )),
                ],
                number,
                size,
                total
            )
        );
    }
}
