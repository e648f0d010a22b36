using System.Globalization;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>What the made utilities tell their customers: data of the demo, as a billing system would deliver them, not
/// texts of the portal.</summary>
internal static class DemoTexts
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>Day, last day, title, text.</summary>
    internal static IEnumerable<(DateOnly On, DateOnly? Until, string Title, string Text)> News(UtilityProfile utility)
    {
        yield return (
            new DateOnly(2026, 11, 12),
            null,
            "Nowe stawki od 1 stycznia 2027 r.",
            "Od 1 stycznia 2027 r. obowiązuje nowa taryfa.\n\nPełną treść znajdą Państwo w zakładce z dokumentami. Dotychczasowe odczyty pozostają bez zmian."
        );
        yield return (
            new DateOnly(2026, 11, 3),
            new DateOnly(2027, 1, 31),
            "Uwaga na fałszywe faktury",
            "Rachunek, na który wpłacają Państwo należności, nie zmienił się. Nigdy nie przesyłamy numeru rachunku pocztą elektroniczną. W razie wątpliwości prosimy o telefon: "
                + utility.Contact.Phone
                + "."
        );
        yield return (
            new DateOnly(2026, 9, 21),
            new DateOnly(2026, 12, 31),
            "Wymiana liczników w roku 2026",
            "W październiku i listopadzie pracownicy z imiennymi identyfikatorami wymieniają liczniki, których legalizacja kończy się w tym roku. Wymiana jest bezpłatna."
        );
        yield return (
            new DateOnly(2026, 4, 1),
            null,
            $"{utility.OfficeName} działa od kwietnia",
            "Uruchomiliśmy elektroniczne biuro obsługi klienta: faktury, wpłaty, liczniki i odczyty w jednym miejscu."
        );
        yield return (
            new DateOnly(2012, 1, 1),
            null,
            "Nowe stawki referencyjne",
            "Ogłoszono nowe stawki referencyjne."
        );
    }

    /// <summary>Public documents: title, lines.</summary>
    internal static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Documents(UtilityProfile utility)
    {
        yield return (
            utility.Legal.TermsTitle,
            [
                $"wersja {utility.Legal.TermsVersion}",
                "",
                "§ 1. Usługodawcą jest:",
                utility.Name,
                "§ 2. Korzystanie jest bezpłatne i dobrowolne.",
                "§ 3. Klient ma dostęp do faktur, wpłat, umów, liczników i odczytów.",
                "§ 4. Numeru użytkownika oraz hasła nie należy udostępniać osobom trzecim.",
                "§ 5. Reklamacje rozpatrujemy w terminie 14 dni.",
                "",
                "Dokument pokazowy.",
            ]
        );
        yield return (
            utility.Legal.PrivacyTitle,
            ["Administrator danych:", utility.Legal.DataController, "", "Dokument pokazowy."]
        );
        yield return ("Taryfa 2026", ["obowiązuje od 1 stycznia 2026 r.", "", utility.Name, "", "Dokument pokazowy."]);
    }

    /// <summary>Text of a contract.</summary>
    internal static IReadOnlyList<string> ContractText(DemoCustomer customer, DemoContract contract) =>
        [
            string.Create(Polish, $"zawarta dnia {contract.ConcludedOn:d MMMM yyyy} r. pomiędzy:"),
            contract.Seller.Name,
            "a",
            .. Folded(customer.Name),
            customer.Address.Line,
            "",
            $"§ 1. Przedmiot umowy: {contract.Subject}.",
            $"§ 2. Grupa taryfowa: {contract.Tariff}.",
            "§ 3. Punkty poboru:",
            .. contract.Points.Select(p => $"   {p.Code}, {p.Address}, {p.Object}"),
            "§ 4. Umowę zawarto na czas nieokreślony.",
            "",
            "Dokument pokazowy.",
        ];

    /// <summary>An invoice as the billing system prints it.</summary>
    internal static IReadOnlyList<string> InvoiceText(DemoInvoice invoice) =>
        [
            $"Sprzedawca: {invoice.Contract.Seller.Name}, NIP {invoice.Contract.Seller.Nip}",
            .. Folded($"Nabywca: {invoice.Customer.Name}"),
            invoice.Customer.Address.Line,
            $"Kod: {invoice.Customer.Code}",
            "",
            string.Create(
                Polish,
                $"Data wystawienia: {invoice.IssuedOn:dd.MM.yyyy}     Termin płatności: {invoice.DueOn:dd.MM.yyyy}"
            ),
            string.Create(Polish, $"Okres: {invoice.From:dd.MM.yyyy} – {invoice.To:dd.MM.yyyy}"),
            "",
            .. invoice.Lines.Select(l =>
                string.Create(
                    Polish,
                    $"{l.Name}: {l.Quantity:0.######} {l.Unit} x {l.Price:0.0000} zł = {l.Net / 100m:0.00} zł, VAT {l.Rate}%"
                )
            ),
            "",
            string.Create(
                Polish,
                $"Razem brutto: {invoice.Gross.Zloty:0.00} zł     Do zapłaty: {invoice.ToPay.Zloty:0.00} zł"
            ),
            $"Rachunek: {(invoice.Contract.Order == 0 ? invoice.Customer.Account : invoice.Contract.Seller.BankAccount)}",
            "",
            "Dokument pokazowy.",
        ];

    private static IEnumerable<string> Folded(string text) => text.Chunk(85).Select(c => new string(c));
}
