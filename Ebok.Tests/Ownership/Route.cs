using System.Text.RegularExpressions;
using Ebok.Core.Operators;

namespace Ebok.Tests.Ownership;

/// <summary>Who may see what an address shows.</summary>
internal enum Access
{
    /// <summary>Everyone: the snapshot of open addresses.</summary>
    Open,

    /// <summary>Whoever is signed in to the utility, his own things.</summary>
    Own,

    /// <summary>The owner of the thing that the address names.</summary>
    Thing,

    /// <summary>Whoever is signed in may post a form to it; it shows nothing.</summary>
    Act,

    /// <summary>Staff, wherever they work: the pages before a utility is chosen.</summary>
    Staff,

    /// <summary>Staff of the utility that the address names, from the role on that <see cref="Route.Least"/> says.</summary>
    StaffOfUtility,

    /// <summary>Staff of that utility may post a form to it, from that role on.</summary>
    StaffAct,

    /// <summary>The framework's own: of no office, so it is not there for who is not signed in.</summary>
    Framework,
}

/// <summary>An address of the portal, and what it takes to see it. Every endpoint needs an entry.</summary>
/// <param name="Pattern">As routing has it.</param>
/// <param name="Access">Who may.</param>
/// <param name="Thing">The ids in the address, in their order, of a property of the estate.</param>
/// <param name="Status">What who may gets.</param>
/// <param name="Least">Of staff: the least role that it is for.</param>
internal sealed partial record Route(
    string Pattern,
    Access Access,
    Func<Estate.Property, Guid[]>? Thing = null,
    int Status = 200,
    StaffRole Least = StaffRole.Reader
)
{
    /// <summary>Every address of the portal. Who adds one says here who may see it.</summary>
    public static IReadOnlyList<Route> All { get; } =
    [
        new("/", Access.Open),
        new("/{slug}", Access.Open),
        new("/{slug}/logo", Access.Open, Status: 404), // the demo utilities have none
        new("/{slug}/logo/{nip}", Access.Open, Status: 404),
        new("/{slug}/logowanie", Access.Open),
        new("/{slug}/czy-to-nasze-konto", Access.Open),
        new("/{slug}/obrazek", Access.Open, Status: 404), // without the id of a picture
        new("/{slug}/obrazek/nowy", Access.Open),
        new("/{slug}/przypomnienie-hasla", Access.Open),
        new("/{slug}/przypomnienie-hasla/haslo", Access.Open),
        new("/{slug}/przypomnienie-hasla/kod", Access.Open, Status: 302), // to the form, without a request
        new("/{slug}/przypomnienie-hasla/wyslano", Access.Open, Status: 302),
        new("/{slug}/logowanie/kod", Access.Open, Status: 302), // who gave no password begins with it
        new("/{slug}/logowanie/klucz", Access.Open, Status: 404), // forms: there is nothing to look at
        new("/{slug}/logowanie/klucz/opcje", Access.Open, Status: 404),
        new("/{slug}/logowanie/kod/klucz", Access.Open, Status: 404),
        new("/{slug}/logowanie/kod/klucz/opcje", Access.Open, Status: 404),
        new("/{slug}/deklaracja-dostepnosci", Access.Open),
        new("/{slug}/polityka-prywatnosci", Access.Open, Status: 404), // the estate has published none
        new("/{slug}/regulamin", Access.Open, Status: 404),
        new("/{slug}/rejestracja", Access.Open),
        new("/{slug}/rejestracja/potwierdzenie", Access.Open),
        new("/{slug}/theme.css", Access.Open),
        new("/{slug}/zadanie", Access.Open),
        new("/health/live", Access.Open),
        new("/health/ready", Access.Open),
        new("/demo", Access.Open, Status: 404), // there in Development only
        new("/demo/style", Access.Open, Status: 404),
        new("/konfiguracja", Access.Open, Status: 404), // only while there is neither a utility nor anybody of the staff
        new("/demo/style/pdf", Access.Open, Status: 404),
        new("/demo/style/czlowiek", Access.Open, Status: 404),
        new("/nie-ma-takiej-strony", Access.Open, Status: 404),
        new("/stan/{Code:int}", Access.Open, Status: 404),
        new("/{slug}/aktualnosci", Access.Own),
        new("/{slug}/dane", Access.Own),
        new("/{slug}/dane/zmiana", Access.Own),
        new("/{slug}/zgody", Access.Own),
        new("/{slug}/adres-email", Access.Own),
        new("/{slug}/adres-email/potwierdzenie", Access.Open),
        new("/{slug}/dokumenty", Access.Own),
        new("/{slug}/dokumenty/{id:guid}", Access.Thing, p => [p.ContractText.Id.Value]),
        new("/{slug}/efaktura", Access.Own),
        new("/{slug}/faktury", Access.Own),
        new("/{slug}/haslo", Access.Own),
        new("/{slug}/faktury/{id:guid}", Access.Thing, p => [p.Invoice.Id.Value]),
        new("/{slug}/faktury/{id:guid}/pdf", Access.Thing, p => [p.Invoice.Id.Value]),
        new("/{slug}/faktury/{id:guid}/podglad", Access.Thing, p => [p.Invoice.Id.Value]),
        new("/{slug}/faktury/{id:guid}/xml", Access.Thing, p => [p.Invoice.Id.Value]),
        new("/{slug}/liczniki", Access.Own),
        new("/{slug}/liczniki/{id:guid}", Access.Thing, p => [p.Meter.Id.Value]),
        new("/{slug}/liczniki/{id:guid}/zuzycie.csv", Access.Thing, p => [p.Meter.Id.Value]),
        new("/{slug}/liczniki/{id:guid}/odczyty.csv", Access.Thing, p => [p.Meter.Id.Value]),
        new("/{slug}/odczyt/{id:guid}/zdjecie", Access.Thing, p => [p.GivenReading.Id]),
        new(
            "/{slug}/liczniki/{id:guid}/odczyty/{reading:guid}",
            Access.Thing,
            p => [p.Meter.Id.Value, p.Reading.Id.Value]
        ),
        new("/{slug}/noty", Access.Own),
        new("/{slug}/nowy-regulamin", Access.Own, Status: 302), // only while it is owed
        new("/{slug}/pisma", Access.Own),
        new("/{slug}/pisma/{id:guid}", Access.Thing, p => [p.Case.Id.Value]),
        new(
            "/{slug}/pisma/{id:guid}/zalaczniki/{file:guid}",
            Access.Thing,
            p => [p.Case.Id.Value, p.Attachment.Id.Value]
        ),
        new("/{slug}/sprawa", Access.Open),
        new("/{slug}/uwaga", Access.Open),
        new("/{slug}/podaj-stan", Access.Open, Status: 404), // the estate is of a utility that takes no readings
        new("/{slug}/wnioski", Access.Own),
        new("/{slug}/wybor-klienta", Access.Own),
        new("/{slug}/zarzadca", Access.Open),
        new("/{slug}/zarzadca/potwierdzenie", Access.Open),
        new("/{slug}/odczyt", Access.Own, Status: 404), // the estate is of a utility that takes none
        new("/{slug}/pierwsze-haslo", Access.Own),
        new("/{slug}/platnosci", Access.Own),
        new("/{slug}/platnosci/{id:guid}", Access.Thing, p => [p.Payment.Id.Value]),
        new("/{slug}/platnosci/{id:guid}/powrot", Access.Thing, p => [p.Payment.Id.Value], Status: 302),
        new("/{slug}/platnosci/{id:guid}/sprawdz", Access.Act),
        new("/{slug}/platnosci/powiadomienie", Access.Open, Status: 404), // the gateway posts to it; signed
        new("/{slug}/zaplac", Access.Own),
        new("/{slug}/pomoc", Access.Own),
        new("/{slug}/saldo", Access.Own),
        new("/{slug}/sesje", Access.Own),
        new("/{slug}/start", Access.Own),
        new("/{slug}/umowy", Access.Own),
        new("/{slug}/umowy/{id:guid}", Access.Thing, p => [p.Contract.Id.Value]),
        new("/{slug}/zabezpieczenia", Access.Own),
        new("/{slug}/zabezpieczenia/kod", Access.Own),
        new("/{slug}/zabezpieczenia/kody-zapasowe", Access.Own, Status: 302), // nothing to renew
        new("/{slug}/zabezpieczenia/usun-klucz", Access.Own, Status: 404), // which one is in the query
        new("/{slug}/zabezpieczenia/wylacz-kod", Access.Own, Status: 302),
        new("/{slug}/zabezpieczenia/klucze", Access.Act),
        new("/{slug}/zabezpieczenia/klucze/opcje", Access.Act),
        new("/{slug}/haslo/ocena", Access.Open, Status: 404), // rates what is posted to it, keeps nothing
        new("/{slug}/sesje/wyloguj", Access.Act),
        new("/{slug}/sesje/wyloguj-wszedzie", Access.Act),
        new("/{slug}/wyloguj", Access.Act),
        new("/{slug}/zmien-klienta", Access.Act),
        new("/_framework/opaque-redirect", Access.Framework),
        new("/operator/logowanie", Access.Open),
        new("/operator", Access.Staff),
        new("/operator/haslo", Access.Staff),
        new("/operator/konto", Access.Staff),
        new("/operator/konto/klucz", Access.StaffAct),
        new("/operator/konto/klucz/opcje", Access.StaffAct),
        new("/operator/kod", Access.Staff, Status: 302), // only while it is owed
        new("/operator/drugi-skladnik", Access.Staff, Status: 302),
        new("/operator/haslo/ocena", Access.StaffAct),
        new("/operator/drugi-skladnik/klucz", Access.StaffAct),
        new("/operator/drugi-skladnik/klucz/opcje", Access.StaffAct),
        new("/operator/kod/klucz", Access.StaffAct),
        new("/operator/kod/klucz/opcje", Access.StaffAct),
        new("/operator/wyloguj", Access.StaffAct),
        new("/operator/nowe-przedsiebiorstwo", Access.Staff, Status: 404), // for who may make utilities
        new("/operator/{utility}", Access.StaffOfUtility),
        new("/operator/wyglad", Access.StaffAct),
        new("/operator/{utility}/na-zywo", Access.StaffOfUtility),
        new("/operator/{utility}/przejmij", Access.StaffAct),
        new("/operator/{utility}/sprawy", Access.StaffOfUtility),
        new("/operator/{utility}/sprawy.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/sprawy/{id:guid}", Access.StaffOfUtility, p => [p.Case.Id.Value]),
        new(
            "/operator/{utility}/sprawy/{id:guid}/zalaczniki/{file:guid}",
            Access.StaffOfUtility,
            p => [p.Case.Id.Value, p.Attachment.Id.Value]
        ),
        new(
            "/operator/{utility}/sprawy/{id:guid}/szablon/{template:guid}",
            Access.StaffOfUtility,
            p => [p.Case.Id.Value],
            Status: 404 // the estate has no template
        ),
        new("/operator/{utility}/szablony", Access.StaffOfUtility),
        new("/operator/{utility}/szablony/nowy", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/szablony/{id:guid}", Access.StaffOfUtility, Status: 404), // the estate has no template
        new("/operator/{utility}/rejestracje", Access.StaffOfUtility),
        new("/operator/{utility}/rejestracje.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/rejestracje/{id:guid}", Access.StaffOfUtility, p => [p.Registration.Id.Value]),
        new("/operator/{utility}/listy", Access.StaffOfUtility),
        new("/operator/{utility}/listy.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/listy/druk", Access.StaffAct),
        new("/operator/{utility}/listy/wyslane", Access.StaffAct),
        new("/operator/{utility}/listy/{id:guid}/druk", Access.StaffAct, p => [p.Registration.Id.Value]),
        new("/operator/{utility}/listy/{id:guid}/wyslane", Access.StaffAct, p => [p.Registration.Id.Value]),
        new("/operator/{utility}/klienci", Access.StaffOfUtility),
        new("/operator/{utility}/klienci.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/platnosci", Access.StaffOfUtility),
        new("/operator/{utility}/platnosci.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/platnosci/{id:guid}", Access.StaffOfUtility, p => [p.Payment.Id.Value]),
        new("/operator/{utility}/wyciagi", Access.StaffOfUtility),
        new("/operator/{utility}/wyciagi.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/wyciagi/{id:guid}", Access.StaffOfUtility, p => [p.BankEntry.Id.Value]),
        new("/operator/{utility}/klienci/{id:guid}", Access.StaffOfUtility, p => [p.Point.Customer.Value]),
        new("/operator/{utility}/klienci/{id:guid}/list", Access.StaffAct, p => [p.Point.Customer.Value]),
        new("/operator/{utility}/klienci/{id:guid}/podglad", Access.StaffAct, p => [p.Point.Customer.Value]),
        new(
            "/operator/{utility}/klienci/{id:guid}/nowe-haslo",
            Access.StaffAct,
            p => [p.Point.Customer.Value],
            Least: StaffRole.Manager
        ),
        new("/operator/{utility}/podglad/{id:guid}/zakoncz", Access.StaffAct),
        new("/operator/{utility}/konta/{id:guid}/zablokuj", Access.StaffAct, Least: StaffRole.Clerk),
        new("/operator/{utility}/konta/{id:guid}/odblokuj", Access.StaffAct, Least: StaffRole.Clerk),
        new("/operator/{utility}/konta/{id:guid}/wyloguj", Access.StaffAct, Least: StaffRole.Clerk),
        new("/operator/{utility}/rejestracje/{id:guid}/link", Access.StaffAct, Least: StaffRole.Clerk),
        new("/operator/{utility}/zarzadcy", Access.StaffOfUtility),
        new("/operator/{utility}/zarzadcy/zgloszenia/nowe", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/zarzadcy-konta.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/zarzadcy-zgloszenia.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/zarzadcy/zgloszenia/{id:guid}", Access.StaffOfUtility, p => [p.ManagerRequest]),
        new("/operator/{utility}/zarzadcy/{id:guid}", Access.StaffOfUtility, p => [p.Manager]),
        new("/operator/{utility}/zarzadcy/{id:guid}/usun", Access.StaffAct, p => [p.Manager]),
        new("/operator/{utility}/zarzadcy/{id:guid}/list", Access.StaffAct, p => [p.Manager]),
        new("/operator/{utility}/proby", Access.StaffOfUtility),
        new("/operator/{utility}/proby.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/aktualnosci", Access.StaffOfUtility),
        new("/operator/{utility}/aktualnosci.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/aktualnosci/nowa", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/aktualnosci/{id:guid}", Access.StaffOfUtility, p => [p.News.Value]),
        new("/operator/{utility}/pomoc", Access.StaffOfUtility),
        new("/operator/{utility}/pomoc.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/pomoc/nowa", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/pomoc/{id:guid}", Access.StaffOfUtility, p => [p.Help.Value]),
        new("/operator/{utility}/dokumenty", Access.StaffOfUtility),
        new("/operator/{utility}/dokumenty.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new(
            "/operator/{utility}/dokumenty/{id:guid}",
            Access.StaffOfUtility,
            p => [p.PublicDocument.Value],
            Least: StaffRole.Manager
        ),
        new("/operator/{utility}/dokumenty/{id:guid}/plik", Access.StaffOfUtility, p => [p.PublicDocument.Value]),
        new("/operator/{utility}/regulaminy", Access.StaffOfUtility),
        new("/operator/{utility}/regulaminy.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/szablony-poczty", Access.StaffOfUtility),
        new("/operator/{utility}/szablony-poczty.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/szablony-poczty/{kind}", Access.StaffOfUtility, Status: 404), // the mail's name is no id
        new("/operator/{utility}/liczby", Access.StaffOfUtility),
        new("/operator/{utility}/liczby.csv", Access.StaffOfUtility),
        new("/operator/{utility}/dziennik", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/dziennik.csv", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/dziennik.json", Access.StaffOfUtility, Least: StaffRole.Manager),
        new("/operator/{utility}/pracownicy", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/pracownicy.csv", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/pracownicy/nowy", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new(
            "/operator/{utility}/pracownicy/{id:guid}",
            Access.StaffOfUtility,
            p => [p.Person.Value],
            Least: StaffRole.Administrator
        ),
        new("/operator/{utility}/odczyty", Access.StaffOfUtility),
        new("/operator/{utility}/odczyty.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/odczyty/prosby", Access.StaffOfUtility, Status: 404), // it takes no readings
        new("/operator/{utility}/odczyty/{id:guid}", Access.StaffOfUtility, p => [p.GivenReading.Id]),
        new("/operator/{utility}/odczyty/{id:guid}/zdjecie", Access.StaffOfUtility, p => [p.GivenReading.Id]),
        new("/operator/{utility}/import", Access.StaffOfUtility),
        new("/operator/{utility}/import.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/import/pliki", Access.StaffAct),
        new("/operator/{utility}/import/harmonogram", Access.StaffAct),
        new("/operator/{utility}/import/{id:guid}", Access.StaffOfUtility, p => [p.Import.Id.Value]),
        new("/operator/{utility}/import/{id:guid}/postep", Access.StaffOfUtility, p => [p.Import.Id.Value]),
        new("/operator/{utility}/import/{id:guid}/wynik.csv", Access.StaffOfUtility, p => [p.Import.Id.Value]),
        new(
            "/operator/{utility}/import/{id:guid}/cofnij",
            Access.StaffOfUtility,
            p => [p.Import.Id.Value],
            Least: StaffRole.Manager
        ),
        new("/operator/{utility}/import/{id:guid}/uruchom", Access.StaffAct, p => [p.Import.Id.Value]),
        new("/operator/{utility}/import/{id:guid}/zatrzymaj", Access.StaffAct, p => [p.Import.Id.Value]),
        new("/operator/{utility}/import/{id:guid}/wycofaj", Access.StaffAct, p => [p.Import.Id.Value]),
        new("/operator/{utility}/nieprzypisane", Access.StaffOfUtility),
        new("/operator/{utility}/nieprzypisane.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/nieprzypisane/{id:guid}", Access.StaffOfUtility, p => [p.Unmatched.Id.Value]),
        new("/operator/{utility}/nieprzypisane/{id:guid}/przypisz", Access.StaffAct, p => [p.Unmatched.Id.Value]),
        new("/operator/{utility}/nieprzypisane/{id:guid}/odepnij", Access.StaffAct, p => [p.Unmatched.Id.Value]),
        new("/operator/{utility}/poczta", Access.StaffOfUtility),
        new("/operator/{utility}/poczta.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/poczta/{id:guid}/ponow", Access.StaffAct, p => [p.Mail.Id.Value]),
        new("/operator/{utility}/zmiany-danych", Access.StaffOfUtility),
        new("/operator/{utility}/zmiany-danych.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/zmiany-danych/{id:guid}", Access.StaffOfUtility, p => [p.DataChange.Id.Value]),
        new(
            "/operator/{utility}/zmiany-danych/{id:guid}/dowody/{file:guid}",
            Access.StaffOfUtility,
            p => [p.DataChange.Id.Value, p.Attachment.Id.Value]
        ),
        new("/operator/{utility}/eksport", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new("/operator/{utility}/eksport.csv", Access.StaffOfUtility, Least: StaffRole.Clerk),
        new(
            "/operator/{utility}/eksport/{id:guid}/plik",
            Access.StaffOfUtility,
            p => [p.Export.Id.Value],
            Least: StaffRole.Clerk
        ),
        new("/operator/{utility}/pierwsze-kroki", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/ustawienia", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/ustawienia/eksport", Access.StaffOfUtility, Least: StaffRole.Administrator),
        // The page is in the address: there is none of a made-up name, and no preview without a draft.
        new("/operator/{utility}/ustawienia/{section}", Access.StaffOfUtility, Status: 404),
        new("/operator/{utility}/ustawienia/podglad/{page}", Access.StaffOfUtility, Status: 404),
        new("/operator/{utility}/ustawienia/wersje", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/ustawienia/wersje.csv", Access.StaffOfUtility, Least: StaffRole.Administrator),
        new("/operator/{utility}/ustawienia/wersje/{number:int}", Access.StaffOfUtility, Status: 404),
    ];

    /// <summary>The address in an office, with the ids of a property's things; null for those of nothing.</summary>
    public string In(string slug, Estate.Property? property = null)
    {
        var ids = new Queue<Guid>(property is null ? [] : Thing?.Invoke(property) ?? []);
        return Parameter()
            .Replace(
                Pattern
                    .Replace("{slug}", slug, StringComparison.Ordinal)
                    .Replace("{utility}", slug, StringComparison.Ordinal),
                parameter =>
                    parameter.Value.EndsWith(":int}", StringComparison.Ordinal)
                        ? "404"
                        : (ids.TryDequeue(out var id) ? id : Guid.CreateVersion7()).ToString()
            );
    }

    public override string ToString() => Pattern;

    [GeneratedRegex(@"\{\w+(:\w+)?\}")]
    private static partial Regex Parameter();
}
