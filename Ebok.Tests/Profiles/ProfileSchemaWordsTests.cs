using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ebok.Core.Profiles.Forms;
using Ebok.Tests.Architecture;
using Ebok.Web.Operator.Profiles;

namespace Ebok.Tests.Profiles;

/// <summary>Whoever gives a profile a new setting gives it words for the form too, and reads it somewhere.</summary>
[Trait("Id", "U3")]
public class ProfileSchemaWordsTests
{
    /// <summary><c>F_{record}_{setting}</c>, <c>T_{record}</c> of items of lists, <c>E_{enum}_{value}</c> of choices in
    /// Ebok.Web/Operator/Profiles/ProfileFieldTexts.resx.</summary>
    [Fact]
    public void Settings_HaveALabelEach() => WithoutWords().ShouldBeEmpty();

    [Fact]
    public void Settings_PlantedWithoutWords_IsRed() =>
        ProfileFieldTexts
            .ResourceManager.GetString("F_UtilityProfile_nothingSuch", CultureInfo.InvariantCulture)
            .ShouldBeNull();

    /// <summary>A setting that nothing reads is not offered.</summary>
    [Fact]
    public void Settings_AreReadSomewhere()
    {
        var code = Source
            .All.Where(s =>
                !s.In("Ebok.Tests")
                && !s.In("Ebok.Core/Utilities")
                && !s.In("Ebok.Core/Profiles")
                && !s.In("Ebok.Core/Setup")
                && !s.In("Ebok.Web/Operator/Profiles")
                && !s.Path.EndsWith(".resx", StringComparison.Ordinal)
            )
            .Select(s => s.Text)
            .ToList();
        SettingTree
            .AllProperties()
            .Select(p => (p.Owner, Name: JsonNamingPolicy.CamelCase.ConvertName(p.Property.Name), p.Property))
            .Where(p =>
            {
                var name = char.ToUpperInvariant(p.Property.Name[0]) + p.Property.Name[1..];
                return !ReadInRules.Contains($"{p.Owner.Name}.{name}")
                    && !code.Any(c => Regex.IsMatch(c, $@"\.{name}\b|\b{name}:|{{ {name}"));
            })
            .Select(p => $"{p.Owner.Name}.{p.Property.Name}")
            .ShouldBeEmpty();
    }

    // Read by methods that stand beside the records, and those of the managers' requests (M3), which are being built.
    private static readonly string[] ReadInRules =
    [
        "CustomerCodeRule.PadZerosTo",
        "CustomerCodeRule.IgnoreSeparators",
        "CustomerCodeRule.Pattern",
        "UtilityProfile.Managers",
        "ManagerRules.RequestEmail",
        "ManagerRules.RequestTitle",
        "ManagerRules.RequestItems",
    ];

    private static IEnumerable<string> WithoutWords()
    {
        foreach (var (owner, property) in SettingTree.AllProperties())
        {
            if (Missing($"F_{owner.Name}_{property.Name}"))
                yield return $"F_{owner.Name}_{property.Name}";
            var info = SettingTree.Info(property.PropertyType);
            var item = info.ElementType is null ? info : SettingTree.Info(info.ElementType);
            if (SettingTree.KindOf(property) == SettingKind.List && Missing("T_" + item.Type.Name))
                yield return "T_" + item.Type.Name;
            if (item.Type.IsEnum)
                foreach (var value in SettingTree.OptionsOf(item.Type))
                    if (Missing($"E_{item.Type.Name}_{value}"))
                        yield return $"E_{item.Type.Name}_{value}";
        }
    }

    private static bool Missing(string key) =>
        ProfileFieldTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture) is null;
}
