using Ebok.Core.Utilities;

namespace Ebok.Web.Registration;

/// <summary>How an input helps to fill it in: keyboard of a phone, what a browser remembers, width.</summary>
/// <param name="Type">Of the input.</param>
/// <param name="Css">Its classes.</param>
/// <param name="InputMode">Keyboard.</param>
/// <param name="AutoComplete">What the browser offers (WCAG 1.3.5).</param>
/// <param name="Capitals">Whether a phone begins with a capital.</param>
internal sealed record FieldLooks(
    string Type,
    string Css,
    string? InputMode = null,
    string? AutoComplete = null,
    string? Capitals = null
)
{
    private const string Wide = "input";
    private const string Medium = "input input-m";
    private const string Small = "input input-s";

    public static FieldLooks Of(FieldKey field, UtilityProfile utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return field switch
        {
            // "email" would refuse a space that a telephone adds; what is typed is looked at here.
            FieldKey.Email => new("text", Wide, "email", "email", "none"),
            FieldKey.Phone => new("tel", Medium, "tel", "tel"),
            FieldKey.CustomerCode => new(
                "text",
                Small,
                utility.CustomerCode.Example.All(char.IsAsciiDigit) ? "numeric" : null,
                "off",
                "characters"
            ),
            FieldKey.InvoiceNumber or FieldKey.InvoiceOrContractNumber => new(
                "text",
                Medium,
                AutoComplete: "off",
                Capitals: "characters"
            ),
            FieldKey.InvoiceGross => new("text", Small, "decimal", "off"),
            FieldKey.BuyerName => new("text", Wide, AutoComplete: "name", Capitals: "words"),
            FieldKey.BuyerAddress => new("text", Wide, AutoComplete: "street-address", Capitals: "words"),
            FieldKey.Nip or FieldKey.NipOrPesel => new("text", Small, "numeric", "off"),
            FieldKey.OneTimeCode => new("text", Small, AutoComplete: "one-time-code", Capitals: "none"),
            _ => new("text", Wide, AutoComplete: "off"),
        };
    }
}
