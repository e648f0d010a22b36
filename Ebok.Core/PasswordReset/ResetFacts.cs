using System.Text.Json;
using Ebok.Core.Utilities;

namespace Ebok.Core.PasswordReset;

/// <summary>What was typed into the form of "Przypomnij hasło", as typed; the profile asks for some of it.</summary>
public sealed record ResetFacts
{
    /// <summary>Longest text that is kept of a field; a longer one is nobody's.</summary>
    public const int MaxLength = 256;

    /// <summary>Customer code.</summary>
    public string? CustomerCode { get; init; }

    /// <summary>Number of a late invoice.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Login.</summary>
    public string? Login { get; init; }

    /// <summary>E-mail address of the account.</summary>
    public string? Email { get; init; }

    /// <summary>NIP of the company whose invoice it is; null: any.</summary>
    public string? Company { get; init; }

    /// <summary>What was typed into that field; null: nothing, or the form has no such field.</summary>
    public string? Of(FieldKey field) =>
        field switch
        {
            FieldKey.CustomerCode => CustomerCode,
            FieldKey.InvoiceNumber => InvoiceNumber,
            FieldKey.Login => Login,
            FieldKey.Email => Email,
            FieldKey.Company => Company,
            _ => null,
        };

    /// <summary>The login as far as it was typed: what a password must not be made of. Never the account's own, since
    /// a refusal would tell that there is one.</summary>
    public string LoginTyped => Login ?? CustomerCode ?? Email ?? "";

    /// <summary>The same without spaces around, empty fields and what no field can hold.</summary>
    internal ResetFacts Sound() =>
        new()
        {
            CustomerCode = Sound(CustomerCode),
            InvoiceNumber = Sound(InvoiceNumber),
            Login = Sound(Login),
            Email = Sound(Email),
            Company = Sound(Company),
        };

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ResetFacts FromJson(string json) => JsonSerializer.Deserialize<ResetFacts>(json)!;

    // PostgreSQL has no text with a NUL in it, UTF-8 none with half a surrogate pair.
    private static string? Sound(string? typed)
    {
        var text = string.Concat(
            (typed ?? "").EnumerateRunes().Where(r => !System.Text.Rune.IsControl(r)).Take(MaxLength + 1)
        );
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
