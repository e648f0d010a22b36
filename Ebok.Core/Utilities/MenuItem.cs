namespace Ebok.Core.Utilities;

/// <summary>An entry of the menu: a page, a group of pages, or both.</summary>
public sealed record MenuItem
{
    /// <summary>Text as the utility writes it.</summary>
    public required string Label { get; init; }

    /// <summary>Where it leads; none: it only holds its children.</summary>
    public OfficePage? Page { get; init; }

    /// <summary>Pages below it.</summary>
    public IReadOnlyList<MenuItem> Children { get; init; } = [];
}

/// <summary>The pages of a customer's office.</summary>
public enum OfficePage
{
    /// <summary>The office's own front page, /weglokoks.</summary>
    Home,

    /// <summary>/start: dues, last invoice, news.</summary>
    Start,

    /// <summary>/faktury.</summary>
    Invoices,

    /// <summary>/saldo: what is unpaid.</summary>
    Balance,

    /// <summary>/platnosci: payments made.</summary>
    Payments,

    /// <summary>/zaplac: paying dues.</summary>
    Pay,

    /// <summary>/noty: interest notes.</summary>
    Notes,

    /// <summary>/umowy: contracts, their meters and readings.</summary>
    Contracts,

    /// <summary>/liczniki: meters by supply point.</summary>
    Meters,

    /// <summary>/odczyt: giving a reading.</summary>
    Reading,

    /// <summary>/wnioski: applications, notices, complaints.</summary>
    Applications,

    /// <summary>/pisma: letters.</summary>
    Letters,

    /// <summary>/dane: the customer's data.</summary>
    CustomerData,

    /// <summary>/dane/zmiana: asking for a change of them.</summary>
    ChangeData,

    /// <summary>/haslo: change of the password.</summary>
    Password,

    /// <summary>/sesje: sessions, history of sign-ins.</summary>
    Sessions,

    /// <summary>/efaktura: consent to e-invoices.</summary>
    EInvoice,

    /// <summary>/dokumenty: regulations, price lists, contracts.</summary>
    Documents,

    /// <summary>/aktualnosci: news.</summary>
    News,

    /// <summary>/pomoc: help.</summary>
    Help,

    /// <summary>/zgody: consents and their history.</summary>
    Consents,

    /// <summary>/adres-email: the account's own e-mail address.</summary>
    AccountEmail,
}

/// <summary>Where the pages stand.</summary>
public static class OfficePages
{
    /// <summary>Path below the utility's, without a leading stroke: <c>faktury</c>.</summary>
    public static string Path(this OfficePage page) =>
        page switch
        {
            OfficePage.Home => "",
            OfficePage.Start => "start",
            OfficePage.Invoices => "faktury",
            OfficePage.Balance => "saldo",
            OfficePage.Payments => "platnosci",
            OfficePage.Pay => "zaplac",
            OfficePage.Notes => "noty",
            OfficePage.Contracts => "umowy",
            OfficePage.Meters => "liczniki",
            OfficePage.Reading => "odczyt",
            OfficePage.Applications => "wnioski",
            OfficePage.Letters => "pisma",
            OfficePage.CustomerData => "dane",
            OfficePage.ChangeData => "dane/zmiana",
            OfficePage.Password => "haslo",
            OfficePage.Sessions => "sesje",
            OfficePage.EInvoice => "efaktura",
            OfficePage.Documents => "dokumenty",
            OfficePage.News => "aktualnosci",
            OfficePage.Help => "pomoc",
            OfficePage.Consents => "zgody",
            OfficePage.AccountEmail => "adres-email",
            _ => throw new ArgumentOutOfRangeException(nameof(page), page, null),
        };
}
