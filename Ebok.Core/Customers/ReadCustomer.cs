using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Customers;

/// <summary>A customer's data as the utility has them. No PESEL: a page that does not need it does not show it.</summary>
public sealed record CustomerView
{
    /// <summary>Kod klienta, kod płatnika …</summary>
    public required string Code { get; init; }

    /// <summary>Person, company, community.</summary>
    public required CustomerKind Kind { get; init; }

    /// <summary>Nazwa.</summary>
    public required string Name { get; init; }

    /// <summary>NIP of companies.</summary>
    public string? Nip { get; init; }

    /// <summary>REGON of companies.</summary>
    public string? Regon { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telefon.</summary>
    public string? Phone { get; init; }

    /// <summary>Fax.</summary>
    public string? Fax { get; init; }

    /// <summary>Adres in lines.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>Adres korespondencyjny in lines, with its name; empty where it is the same.</summary>
    public required IReadOnlyList<string> MailAddress { get; init; }

    /// <summary>Individual account for settlements, 26 digits.</summary>
    public string? Account { get; init; }
}

/// <summary>Dane kontrahenta, for reading (K6).</summary>
public sealed class ReadCustomer(EbokStore store)
{
    /// <summary>The customer now chosen; null where he is gone.</summary>
    public async Task<CustomerView?> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        return await ViewAsync(db, actor, cancel);
    }

    internal static async Task<CustomerView?> ViewAsync(EbokDb db, Actor actor, CancellationToken cancel)
    {
        var c = await db.CustomerOf(actor).SingleOrDefaultAsync(cancel);
        return c is null
            ? null
            : new()
            {
                Code = c.Code,
                Kind = c.Kind,
                Name = c.Name,
                Nip = c.Nip,
                Regon = c.Regon,
                Email = c.Email,
                Phone = c.Phone,
                Fax = c.Fax,
                Address = Lines(c.Street, Town(c.PostCode, c.City)),
                MailAddress = Lines(c.MailName, c.MailStreet, Town(c.MailPostCode, c.MailCity)),
                Account = c.Account,
            };
    }

    private static string Town(string? postCode, string? city) => $"{postCode} {city}".Trim();

    private static string[] Lines(params string?[] lines) => [.. lines.OfType<string>().Where(l => l.Length > 0)];
}
