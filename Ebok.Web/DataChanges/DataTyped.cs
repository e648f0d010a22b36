using Ebok.Core.DataChanges;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;

namespace Ebok.Web.DataChanges;

/// <summary>What was typed into "Zgłoszenie zmiany danych". Its properties are called as the fields are.</summary>
public sealed class DataTyped
{
    /// <summary>Made with the page: sent twice, it is stored once.</summary>
    public Guid Request { get; set; }

    public string? Name { get; set; }
    public string? Nip { get; set; }
    public string? Regon { get; set; }
    public string? Phone { get; set; }
    public string? Fax { get; set; }
    public string? Email { get; set; }
    public string? Street { get; set; }
    public string? PostCode { get; set; }
    public string? City { get; set; }

    /// <summary>Adres korespondencyjny is another.</summary>
    public bool MailDiffers { get; set; }
    public string? MailName { get; set; }
    public string? MailStreet { get; set; }
    public string? MailPostCode { get; set; }
    public string? MailCity { get; set; }

    /// <summary>Sprzeciw.</summary>
    public bool Objects { get; set; }

    /// <summary>Poprawność danych.</summary>
    public bool Declared { get; set; }

    /// <summary>The form as it begins.</summary>
    internal static DataTyped Of(DataForm form)
    {
        var typed = new DataTyped
        {
            Request = Guid.CreateVersion7(),
            MailDiffers = form.MailDiffers,
            Objects = form.Objects,
        };
        foreach (var (field, value) in form.OnFile)
            typed[field] = value;
        return typed;
    }

    /// <summary>What was typed before the form grew too old.</summary>
    internal static DataTyped Of(StaleForm stale)
    {
        var typed = new DataTyped
        {
            Request = Guid.CreateVersion7(),
            MailDiffers = stale.Typed("Typed.MailDiffers") is not null,
            Objects = stale.Typed("Typed.Objects") is not null,
        };
        foreach (var field in Enum.GetValues<DataField>())
            typed[field] = stale.Typed($"Typed.{field}");
        return typed;
    }

    internal IReadOnlyDictionary<DataField, string?> ToValues() =>
        Enum.GetValues<DataField>().ToDictionary(which => which, which => this[which]);

    private string? this[DataField field]
    {
        get =>
            field switch
            {
                DataField.Name => Name,
                DataField.Nip => Nip,
                DataField.Regon => Regon,
                DataField.Phone => Phone,
                DataField.Fax => Fax,
                DataField.Email => Email,
                DataField.Street => Street,
                DataField.PostCode => PostCode,
                DataField.City => City,
                DataField.MailName => MailName,
                DataField.MailStreet => MailStreet,
                DataField.MailPostCode => MailPostCode,
                _ => MailCity,
            };
        set =>
            _ = field switch
            {
                DataField.Name => Name = value,
                DataField.Nip => Nip = value,
                DataField.Regon => Regon = value,
                DataField.Phone => Phone = value,
                DataField.Fax => Fax = value,
                DataField.Email => Email = value,
                DataField.Street => Street = value,
                DataField.PostCode => PostCode = value,
                DataField.City => City = value,
                DataField.MailName => MailName = value,
                DataField.MailStreet => MailStreet = value,
                DataField.MailPostCode => MailPostCode = value,
                _ => MailCity = value,
            };
    }
}
