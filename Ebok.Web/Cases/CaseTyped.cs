namespace Ebok.Web.Cases;

/// <summary>What was typed into a form of a case.</summary>
public sealed class CaseTyped
{
    /// <summary>Made with the page: sent twice, it is stored once.</summary>
    public Guid Request { get; set; }

    /// <summary>Id of the meter, invoice or contract; empty: none in particular.</summary>
    public string? About { get; set; }

    /// <summary>Treść.</summary>
    public string? Text { get; set; }

    /// <summary>The id, where one was chosen.</summary>
    public Guid? AboutId => Guid.TryParse(About, out var id) ? id : null;
}

/// <summary>What was typed into "Wysłanie uwagi".</summary>
public sealed class NoticeTyped
{
    /// <summary>Made with the page: sent twice, it is stored once.</summary>
    public Guid Request { get; set; }

    /// <summary>Typ uwagi.</summary>
    public string? Type { get; set; }

    /// <summary>Uwaga.</summary>
    public string? Text { get; set; }

    /// <summary>Adres zgłoszenia.</summary>
    public string? Address { get; set; }

    /// <summary>Adres e-mail.</summary>
    public string? Email { get; set; }
}

/// <summary>What was typed to see the state of a notice.</summary>
public sealed class NoticeKeyTyped
{
    /// <summary>Numer.</summary>
    public string? Number { get; set; }

    /// <summary>Kod.</summary>
    public string? Code { get; set; }
}
