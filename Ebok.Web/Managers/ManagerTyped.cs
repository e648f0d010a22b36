namespace Ebok.Web.Managers;

/// <summary>The request form as typed.</summary>
public sealed class ManagerTyped
{
    /// <summary>Of the form: the same sent again is the same request.</summary>
    public Guid Request { get; set; }

    /// <summary>Pełna nazwa firmy.</summary>
    public string? Firm { get; set; }

    /// <summary>Adres e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>Telefon.</summary>
    public string? Phone { get; set; }

    /// <summary>Adres korespondencyjny, where the password goes by post.</summary>
    public string? PostalAddress { get; set; }

    /// <summary>Wykaz adresów.</summary>
    public string? Addresses { get; set; }
}
