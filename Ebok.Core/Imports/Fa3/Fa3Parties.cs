using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Fa3;

/// <summary><c>Podmiot1</c>, <c>Podmiot2</c>, <c>Podmiot3</c> and their states before a correction.</summary>
internal static class Fa3Parties
{
    /// <summary>A party; what of it has no place of its own goes to <paramref name="other"/>.</summary>
    internal static InvoiceParty Party(Fa3Cursor xml, List<InvoiceNote> other) => Read(xml, other).Party;

    /// <summary><c>Podmiot3</c>.</summary>
    internal static ThirdParty Third(Fa3Cursor xml, List<InvoiceNote> other) => Read(xml, other);

    private static ThirdParty Read(Fa3Cursor xml, List<InvoiceNote> other)
    {
        string? name = null,
            taxId = null,
            email = null,
            phone = null,
            code = null,
            roleText = null;
        int? role = null;
        decimal? share = null;
        IReadOnlyList<string> address = [],
            correspondence = [];
        foreach (var element in xml.Children())
            switch (element)
            {
                case "DaneIdentyfikacyjne":
                    (name, taxId) = Identity(xml);
                    break;
                case "Adres":
                    address = Address(xml, other);
                    break;
                case "AdresKoresp":
                    correspondence = Address(xml, other);
                    break;
                case "DaneKontaktowe":
                    foreach (var contact in xml.Children())
                        if (contact is "Email" or "EmailPU")
                            email ??= xml.Optional();
                        else if (contact is "Telefon" or "TelefonPU")
                            phone ??= xml.Optional();
                    break;
                case "NrKlienta":
                    code = xml.Optional(ImportLimits.Number);
                    break;
                case "Rola" or "RolaPU":
                    role = xml.Whole();
                    break;
                case "RolaInna":
                    break;
                case "OpisRoli":
                    roleText = xml.Optional();
                    break;
                case "Udzial":
                    share = xml.Quantity();
                    break;
                // Prefix PL, EORI, the buyer's key within the file, public bodies and VAT groups: for the tax office.
                case "PrefiksPodatnika" or "NrEORI" or "IDNabywcy" or "JST" or "GV" or "StatusInfoPodatnika":
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        var party = new InvoiceParty
        {
            Name = name,
            TaxId = taxId,
            Address = address,
            CorrespondenceAddress = correspondence,
            Email = email,
            Phone = phone,
            CustomerCode = code,
        };
        return new ThirdParty(party, role, roleText, share);
    }

    private static (string? Name, string? TaxId) Identity(Fa3Cursor xml)
    {
        string? name = null,
            number = null,
            country = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "NIP" or "NrVatUE" or "NrID" or "IDWew":
                    number = xml.Once(number);
                    break;
                case "KodUE" or "KodKraju":
                    country = xml.Once(country);
                    break;
                case "Nazwa":
                    name = xml.Once(name);
                    break;
            }
        return (name, country is null ? number : country + number);
    }

    private static List<string> Address(Fa3Cursor xml, List<InvoiceNote> other)
    {
        List<string> lines = [];
        string? country = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "KodKraju":
                    country = xml.Optional();
                    break;
                case "AdresL1" or "AdresL2":
                    if (xml.Optional() is { } line)
                        lines.Add(line);
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        if (country is not null and not "PL")
            lines.Add(country);
        return lines;
    }
}
