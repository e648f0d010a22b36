using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Architecture;

/// <summary>Every text is used, and every refusal has one.</summary>
public class TextsTests
{
    private sealed record TextKey(string Class, string Key);

    private static readonly IReadOnlyList<TextKey> Keys =
    [
        .. Source
            .All.Where(s => Regex.IsMatch(s.Path, @"/\w+(Texts|Mails)\.resx$"))
            .SelectMany(s =>
                XDocument
                    .Load(Path.Combine(Repository.Root, s.Path))
                    .Root!.Elements("data")
                    .Select(data => new TextKey(
                        Path.GetFileNameWithoutExtension(s.Path),
                        data.Attribute("name")!.Value
                    ))
            ),
    ];

    private static readonly IReadOnlyList<string> Refusals =
    [
        .. typeof(Refusal)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Refusal)))
            .Select(t => t.Name),
    ];

    // The page "not found" is its text; the others are not met on any page yet: take them out of here when they are.
    private static readonly string[] Textless = ["NotFound", "ChangedMeanwhile", "LoginTaken"];

    [Fact]
    public void Refusals_HaveATextEach() => WithoutText(Refusals.Except(Textless)).ShouldBeEmpty();

    [Fact]
    public void Refusals_PlantedWithoutText_IsRed() => WithoutText(["MeterIsOnTheMoon"]).ShouldNotBeEmpty();

    [Fact]
    public void Texts_AreUsed() => Unused(Keys).ShouldBeEmpty();

    [Fact]
    public void Texts_PlantedUnused_IsRed() => Unused([new("InvoiceTexts", "NobodySaysThis")]).ShouldNotBeEmpty();

    private static IEnumerable<string> WithoutText(IEnumerable<string> refusals) =>
        refusals.Except(Keys.Select(k => k.Key));

    // Used: InvoiceTexts.Key; as the code of a refusal; or, where the code asks InvoiceTexts.ResourceManager, by the
    // name of an enum's value or by its prefix ("Kind_").
    private static IEnumerable<string> Unused(IEnumerable<TextKey> keys)
    {
        var code = Source.All.Where(s => !s.In("Ebok.Tests") && !s.Path.EndsWith(".resx", StringComparison.Ordinal));
        var used = code.SelectMany(s =>
                Regex
                    .Matches(s.Text, @"\b(\w+(?:Texts|Mails))\.(\w+)")
                    .Select(m => new TextKey(m.Groups[1].Value, m.Groups[2].Value))
            )
            .ToHashSet();
        var families = code.Where(s => s.Text.Contains("ResourceManager", StringComparison.Ordinal))
            .SelectMany(s =>
                Regex.Matches(s.Text, @"""(\w+_)""|\$""(\w+_)\{").Select(m => m.Groups[1].Value + m.Groups[2].Value)
            )
            .ToHashSet();
        return keys.Where(k =>
                !used.Contains(k)
                && !Refusals.Contains(k.Key)
                && !(
                    used.Contains(k with { Key = "ResourceManager" })
                    && (EnumValues.Contains(k.Key) || families.Any(f => k.Key.StartsWith(f, StringComparison.Ordinal)))
                )
            )
            .Select(k => $"{k.Class}.{k.Key}");
    }

    private static readonly HashSet<string> EnumValues =
    [
        .. new[] { typeof(Refusal).Assembly, typeof(Program).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsEnum)
            .SelectMany(Enum.GetNames),
    ];
}
