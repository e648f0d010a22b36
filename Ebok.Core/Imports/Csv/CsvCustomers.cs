using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>klienci.csv</c>.</summary>
internal sealed class CsvCustomers(CsvContext context) : CsvFile(context)
{
    private static readonly Dictionary<string, CustomerKind> Kinds = new()
    {
        ["osoba"] = CustomerKind.Person,
        ["osobafizyczna"] = CustomerKind.Person,
        ["firma"] = CustomerKind.Company,
        ["wspolnota"] = CustomerKind.Community,
        ["spoldzielnia"] = CustomerKind.Community,
    };

    internal override string Name => "klienci.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("kod", true),
        new("nazwa", true),
        new("rodzaj"),
        new("nip"),
        new("pesel"),
        new("regon"),
        new("email"),
        new("telefon"),
        new("fax"),
        new("ulica"),
        new("kod_pocztowy"),
        new("miejscowosc"),
        new("koresp_nazwa"),
        new("koresp_ulica"),
        new("koresp_kod_pocztowy"),
        new("koresp_miejscowosc"),
        new("rachunek"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(rows, row => Customer(row));
        var codes = parsed.Select(p => p.Value.Code).Distinct().ToArray();
        var known = await db
            .Customers.Where(c => codes.Contains(c.Code))
            .ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancel);
        var upsert = new CsvUpsert<string, Customer>(db, known);
        foreach (var (row, customer) in parsed)
            upsert.Put(row, customer.Code, customer.Code, () => customer, c => Fill(c, customer));
        var different = upsert.Changed();
        foreach (var changed in different)
            changed.ImportedAt = Job.Now;
        if (!Job.DryRun)
            await DataChangesBilled.MarkAsync(db, different, Job.Now, cancel);
        Context.Lookup.Plan(upsert.Added);
        return await SaveAndIndexAsync(db, upsert, upsert.Added.Select(c => c.Id), rows.Count, cancel);
    }

    private Customer Customer(CsvRow row) =>
        new()
        {
            Id = CustomerId.New(),
            Utility = Job.Utility,
            Code = row.Text("kod", ImportLimits.Number),
            Name = row.Text("nazwa"),
            Kind = row.Word("rodzaj", Kinds, CustomerKind.Person),
            Nip = row.Checked("nip", text => Shared.Nip.TryParse(text, out var nip) ? nip.Digits : null),
            Pesel = row.Checked("pesel", text => Shared.Pesel.TryParse(text, out var pesel) ? pesel.Digits : null),
            Regon = row.Checked("regon", text => Shared.Regon.TryParse(text, out var regon) ? regon.Digits : null),
            Email = row.Optional("email", 254),
            Phone = row.Optional("telefon", 64),
            Fax = row.Optional("fax", 64),
            Street = row.Optional("ulica"),
            PostCode = row.Optional("kod_pocztowy", 16),
            City = row.Optional("miejscowosc"),
            MailName = row.Optional("koresp_nazwa"),
            MailStreet = row.Optional("koresp_ulica"),
            MailPostCode = row.Optional("koresp_kod_pocztowy", 16),
            MailCity = row.Optional("koresp_miejscowosc"),
            Account = row.Checked("rachunek", text => Nrb.TryParse(text, out var nrb) ? nrb.Digits : null),
            ImportedAt = Job.Now,
        };

    private static void Fill(Customer to, Customer from)
    {
        to.Name = from.Name;
        to.Kind = from.Kind;
        to.Nip = from.Nip;
        to.Pesel = from.Pesel;
        to.Regon = from.Regon;
        to.Email = from.Email;
        to.Phone = from.Phone;
        to.Fax = from.Fax;
        to.Street = from.Street;
        to.PostCode = from.PostCode;
        to.City = from.City;
        to.MailName = from.MailName;
        to.MailStreet = from.MailStreet;
        to.MailPostCode = from.MailPostCode;
        to.MailCity = from.MailCity;
        to.Account = from.Account;
    }
}
