namespace Ebok.Core.Utilities;

/// <summary>"Zgłoszenie zmiany danych" (K7).</summary>
public sealed record DataChangeRules
{
    /// <summary>What may be changed, in the order of the form; none: there is no such form.</summary>
    public IReadOnlyList<DataChangeField> Fields { get; init; } =
    [.. Enum.GetValues<DataField>().Select(field => new DataChangeField { Field = field })];

    /// <summary>Title of the form.</summary>
    public string Title { get; init; } = "Zgłoszenie zmiany danych";

    /// <summary>What its letters are called in the list of letters.</summary>
    public string LetterLabel { get; init; } = "Zmiana danych Podmiotu - dokument eBOK";

    /// <summary>What is declared with it.</summary>
    public string Declaration { get; init; } =
        "Oświadczam, że podane przeze mnie dane są prawidłowe i ponoszę odpowiedzialność za ich wprowadzenie.";
}

/// <summary>A field of that form.</summary>
public sealed record DataChangeField
{
    /// <summary>Which.</summary>
    public required DataField Field { get; init; }

    /// <summary>Its label; none: the usual one.</summary>
    public string? Label { get; init; }
}

/// <summary>What of a customer's data may be changed. Stored as numbers: append only.</summary>
public enum DataField
{
    /// <summary>Nazwa podmiotu.</summary>
    Name = 0,

    /// <summary>NIP.</summary>
    Nip = 1,

    /// <summary>REGON.</summary>
    Regon = 2,

    /// <summary>Telefon.</summary>
    Phone = 3,

    /// <summary>Fax.</summary>
    Fax = 4,

    /// <summary>Adres e-mail, on file: not that of the sign-in account.</summary>
    Email = 5,

    /// <summary>Street and number.</summary>
    Street = 6,

    /// <summary>Kod pocztowy.</summary>
    PostCode = 7,

    /// <summary>Poczta.</summary>
    City = 8,

    /// <summary>Name of the correspondence address.</summary>
    MailName = 9,

    /// <summary>Its street and number.</summary>
    MailStreet = 10,

    /// <summary>Its post code.</summary>
    MailPostCode = 11,

    /// <summary>Its town.</summary>
    MailCity = 12,
}
