using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>Reads how e-invoices stand, and their history (M5). What was ticked while registering (T3) is part of it.</summary>
public sealed class ReadEInvoice(EbokStore store)
{
    /// <summary>The state, or <see cref="OnlyForWholeCustomer"/>.</summary>
    public async Task<Result<EInvoiceView>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        await using var db = store.Read(actor.Utility);
        var newest = await db.NewestEInvoiceAsync(actor, cancel);
        var isOn = newest is { Given: true };
        var all = db.ConsentsOf(actor).Where(c => c.Kind == ConsentKind.EInvoice);
        var total = await all.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await all.OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Id)
            .Skip(skip)
            .Take(size)
            .ToListAsync(cancel);
        var accounts = rows.Where(r => r.Account is not null).Select(r => r.Account!.Value.Value).Distinct().ToList();
        var logins = await db
            .Users.Where(u => accounts.Contains(u.Id))
            .ToDictionaryAsync(u => new AccountId(u.Id), u => u.UserName, cancel);
        return new EInvoiceView
        {
            IsOn = isOn,
            Since = newest?.At,
            Email = newest?.Email ?? await OfferedAsync(db, actor, cancel),
            TextVersion = isOn ? newest!.TextVersion : null,
            History = new(
                [
                    .. rows.Select(r => new EInvoiceEntry(
                        r.At,
                        r.Given,
                        r.Email,
                        r.TextVersion,
                        r.Text,
                        r.Account is { } id ? logins.GetValueOrDefault(id) : null,
                        r.Origin
                    )),
                ],
                number,
                size,
                total
            ),
        };
    }

    private static async Task<string?> OfferedAsync(EbokDb db, Actor actor, CancellationToken cancel) =>
        await db.Users.Where(u => u.Id == actor.Account.Value).Select(u => u.Email).SingleOrDefaultAsync(cancel)
        ?? await db.CustomerOf(actor).Select(c => c.Email).SingleOrDefaultAsync(cancel);
}

/// <summary>What holds now.</summary>
internal static class EInvoiceState
{
    /// <summary>The newest entry about e-invoices; null: there is none.</summary>
    public static Task<Consent?> NewestEInvoiceAsync(this EbokDb db, Actor actor, CancellationToken cancel) =>
        db.ConsentsOf(actor)
            .Where(c => c.Kind == ConsentKind.EInvoice)
            .OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Id)
            .FirstOrDefaultAsync(cancel);
}
