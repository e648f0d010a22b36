using System.Text.Json.Nodes;
using Ebok.Core.Utilities;

namespace Ebok.Core.Setup;

/// <summary>How a new utility registers its customers: the five ways of the offices that Ebok was made after.</summary>
public enum RegistrationWay
{
    /// <summary>Code and last invoice; a code by e-mail, an own password (Węglokoks Energia).</summary>
    Code,

    /// <summary>Two steps with much that is compared; a temporary password by e-mail (Tarnobrzeg).</summary>
    Steps,

    /// <summary>An operator approves, a letter brings the password (KPEC).</summary>
    Letter,

    /// <summary>One step, a temporary password by e-mail (Q-WEB).</summary>
    Temporary,

    /// <summary>Invoice and its value, an own password, a link by e-mail (MPWiK).</summary>
    Link,
}

/// <summary>What is asked for a new utility, as it was typed.</summary>
public sealed record NewUtility
{
    /// <summary>Full name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name where there is little room.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>In the address.</summary>
    public string Slug { get; init; } = "";

    /// <summary>What it supplies.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>Its colour.</summary>
    public string Accent { get; init; } = "#0b5c8f";

    /// <summary>Tax number.</summary>
    public string Nip { get; init; } = "";

    /// <summary>Bank account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Name of the bank.</summary>
    public string Bank { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string Street { get; init; } = "";

    /// <summary>Post code.</summary>
    public string PostCode { get; init; } = "";

    /// <summary>Town.</summary>
    public string City { get; init; } = "";

    /// <summary>Telephone.</summary>
    public string Phone { get; init; } = "";

    /// <summary>E-mail of the office.</summary>
    public string Email { get; init; } = "";

    /// <summary>Its own pages.</summary>
    public string Website { get; init; } = "";

    /// <summary>Opening hours in lines.</summary>
    public string Hours { get; init; } = "";

    /// <summary>What the customer code is called.</summary>
    public string CodeLabel { get; init; } = "Kod klienta";

    /// <summary>A code as it could be.</summary>
    public string CodeOne { get; init; } = "";

    /// <summary>Another.</summary>
    public string CodeTwo { get; init; } = "";

    /// <summary>Where on the invoice it stands.</summary>
    public string CodeWhere { get; init; } = "";

    /// <summary>What one signs in with.</summary>
    public string LoginKind { get; init; } = "customerCode";

    /// <summary>How one gets an account.</summary>
    public RegistrationWay Way { get; init; } = RegistrationWay.Code;

    /// <summary>The whole profile: the template of the way with what was typed in it.</summary>
    internal JsonObject Compose()
    {
        var profile = Template("base");
        profile["registration"] = Template(Way.ToString().ToLowerInvariant());
        (profile["slug"], profile["name"], profile["shortName"]) = (Slug.Trim(), Name.Trim(), ShortName.Trim());
        profile["media"] = new JsonArray([.. Media.Select(m => (JsonNode)m)]);
        profile["look"]!["accent"] = Accent.Trim();
        var contact = profile["contact"]!.AsObject();
        contact["address"] = Lines($"{Street.Trim()}\n{PostCode.Trim()} {City.Trim()}");
        (contact["phone"], contact["email"]) = (Phone.Trim(), Email.Trim());
        Put(contact, "website", Website);
        if (Lines(Hours) is { Count: > 0 } hours)
            contact["hours"] = hours;
        var company = profile["companies"]![0]!.AsObject();
        (company["name"], company["shortName"]) = (Name.Trim(), ShortName.Trim());
        (company["nip"], company["bankAccount"]) = (Bare(Nip), Bare(Account));
        (company["street"], company["postCode"], company["city"]) = (Street.Trim(), PostCode.Trim(), City.Trim());
        Put(company, "bank", Bank);
        var code = profile["customerCode"]!.AsObject();
        code["label"] = CodeLabel.Trim();
        code["example"] = CodeOne.Trim().ToUpperInvariant();
        code["whereOnInvoice"] = CodeWhere.Trim();
        if (CodePattern.From(CodeOne, CodeTwo) is { } pattern)
        {
            code["pattern"] = pattern.Pattern;
            code["padZerosTo"] = pattern.PadZerosTo;
            code["ignoreSeparators"] = pattern.IgnoreSeparators;
        }
        var signIn = profile["signIn"]!.AsObject();
        signIn["kind"] = LoginKind;
        signIn["loginLabel"] = LoginKind == "email" ? "E-mail" : CodeLabel.Trim();
        Fill(profile);
        return profile;
    }

    private void Fill(JsonNode node)
    {
        if (node is JsonObject owner)
            foreach (var (name, value) in owner.ToList())
                if (Filled(value) is { } text)
                    owner[name] = text;
                else if (value is not null)
                    Fill(value);
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (Filled(items[i]) is { } text)
                    items[i] = text;
                else if (items[i] is { } below)
                    Fill(below);
    }

    // Into the templates' own texts only: what was typed is not looked at again.
    private string? Filled(JsonNode? value) =>
        value is JsonValue scalar
        && scalar.TryGetValue<string>(out var text)
        && Gaps.Any(g => text.Contains(g, StringComparison.Ordinal))
            ? text.Replace("{kod}", CodeLabel.Trim(), StringComparison.Ordinal)
                .Replace(
                    "{gdzie}",
                    CodeWhere.Trim() is { Length: > 0 } where ? where : CodeLabel.Trim(),
                    StringComparison.Ordinal
                )
                .Replace("{nazwa}", Name.Trim(), StringComparison.Ordinal)
                .Replace("{adres}", $"{Street.Trim()}, {PostCode.Trim()} {City.Trim()}", StringComparison.Ordinal)
            : null;

    private static readonly string[] Gaps = ["{kod}", "{gdzie}", "{nazwa}", "{adres}"];

    private static void Put(JsonObject owner, string name, string value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            owner[name] = value.Trim();
    }

    private static JsonArray Lines(string text) =>
        new([
            .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(l => (JsonNode)l),
        ]);

    // As people write them: 61 1090 1014 …, 526-587-76-35, PL61…
    private static string Bare(string number)
    {
        var digits = string.Concat(number.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return digits.StartsWith("PL", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
    }

    private static JsonObject Template(string name)
    {
        using var stream = typeof(NewUtility).Assembly.GetManifestResourceStream($"Ebok.Core.Setup.{name}.json")!;
        using var reader = new StreamReader(stream);
        return ProfileJson.Parse(reader.ReadToEnd())!;
    }
}
