using Ebok.Core.Setup;
using Ebok.Core.Utilities;
using Ebok.Web.Operator.Profiles;

namespace Ebok.Web.Setup;

/// <summary>Which field of which step shows what is wrong with a new utility.</summary>
internal static class NewUtilityStep
{
    /// <summary>Steps that ask something; after them mail and start.</summary>
    public const int Asking = 4;

    /// <summary>All of them.</summary>
    public const int Last = 6;

    private static readonly (string Path, int Step, string Field)[] Fields =
    [
        ("$.name", 1, nameof(NewUtility.Name)),
        ("$.shortName", 1, nameof(NewUtility.ShortName)),
        ("$.slug", 1, nameof(NewUtility.Slug)),
        ("$.media", 1, nameof(NewUtility.Media)),
        ("$.look.accent", 1, nameof(NewUtility.Accent)),
        ("$.companies[0].nip", 2, nameof(NewUtility.Nip)),
        ("$.companies[0].bankAccount", 2, nameof(NewUtility.Account)),
        ("$.companies[0].bank", 2, nameof(NewUtility.Bank)),
        ("$.companies[0].street", 2, nameof(NewUtility.Street)),
        ("$.companies[0].postCode", 2, nameof(NewUtility.PostCode)),
        ("$.companies[0].city", 2, nameof(NewUtility.City)),
        ("$.contact.phone", 2, nameof(NewUtility.Phone)),
        ("$.contact.email", 2, nameof(NewUtility.Email)),
        ("$.contact.website", 2, nameof(NewUtility.Website)),
        ("$.contact.hours", 2, nameof(NewUtility.Hours)),
        ("$.customerCode.label", 3, nameof(NewUtility.CodeLabel)),
        ("$.customerCode.pattern", 3, nameof(NewUtility.CodeTwo)),
        ("$.customerCode.example", 3, nameof(NewUtility.CodeOne)),
        ("$.customerCode.whereOnInvoice", 3, nameof(NewUtility.CodeWhere)),
        ("$.signIn.kind", 4, nameof(NewUtility.LoginKind)),
        ("$.registration", 4, nameof(NewUtility.Way)),
    ];

    // Of what stands in several places, the first says it.
    private static readonly string[] Repeated =
    [
        "$.companies[0].name",
        "$.companies[0].shortName",
        "$.contact.address",
        "$.signIn.loginLabel",
        "$.legal",
    ];

    /// <summary>Id of a field on the page.</summary>
    public static string IdOf(string field) => "n-" + field;

    /// <summary>Each mistake with its step, field and words.</summary>
    public static IReadOnlyList<(int Step, string Field, string Text)> Lead(IEnumerable<ProfileMistake> mistakes)
    {
        var told = new List<(int, string, string)>();
        foreach (var mistake in mistakes)
        {
            var found = Array.Find(Fields, f => mistake.Path.StartsWith(f.Path, StringComparison.Ordinal));
            if (found.Field is not null && told.All(t => t.Item2 != found.Field))
                told.Add((found.Step, found.Field, SettingWords.Reason(mistake.Reason)));
            else if (
                found.Field is null
                && !Repeated.Any(r => mistake.Path.StartsWith(r, StringComparison.Ordinal))
                && told.Count == 0
            )
                told.Add((1, nameof(NewUtility.Name), $"{mistake.Path}: {SettingWords.Reason(mistake.Reason)}"));
        }
        return told;
    }

    /// <summary>What was typed over what is kept; a field that was not on the page stays.</summary>
    public static NewUtility Read(IFormCollection form, NewUtility kept)
    {
        string Text(string name, string before) => form.TryGetValue(name, out var value) ? Cut(value) : before;
        return kept with
        {
            Name = Text(nameof(NewUtility.Name), kept.Name),
            ShortName = Text(nameof(NewUtility.ShortName), kept.ShortName),
            Slug = Text(nameof(NewUtility.Slug), kept.Slug).Trim().ToLowerInvariant(),
            Media = form.ContainsKey(nameof(NewUtility.Name))
                ? [.. form[nameof(NewUtility.Media)].OfType<string>().Take(10)]
                : kept.Media,
            Accent = Text(nameof(NewUtility.Accent), kept.Accent),
            Nip = Text(nameof(NewUtility.Nip), kept.Nip),
            Account = Text(nameof(NewUtility.Account), kept.Account),
            Bank = Text(nameof(NewUtility.Bank), kept.Bank),
            Street = Text(nameof(NewUtility.Street), kept.Street),
            PostCode = Text(nameof(NewUtility.PostCode), kept.PostCode),
            City = Text(nameof(NewUtility.City), kept.City),
            Phone = Text(nameof(NewUtility.Phone), kept.Phone),
            Email = Text(nameof(NewUtility.Email), kept.Email),
            Website = Text(nameof(NewUtility.Website), kept.Website),
            Hours = Text(nameof(NewUtility.Hours), kept.Hours),
            CodeLabel = Text(nameof(NewUtility.CodeLabel), kept.CodeLabel),
            CodeOne = Text(nameof(NewUtility.CodeOne), kept.CodeOne),
            CodeTwo = Text(nameof(NewUtility.CodeTwo), kept.CodeTwo),
            CodeWhere = Text(nameof(NewUtility.CodeWhere), kept.CodeWhere),
            LoginKind = Text(nameof(NewUtility.LoginKind), kept.LoginKind),
            Way =
                Enum.TryParse<RegistrationWay>(form[nameof(NewUtility.Way)], out var way) && Enum.IsDefined(way)
                    ? way
                    : kept.Way,
        };
    }

    private static string Cut(string? text) => text is { Length: > 4000 } ? text[..4000] : text ?? "";
}
