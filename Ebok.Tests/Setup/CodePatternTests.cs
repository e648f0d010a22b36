using Ebok.Core.Setup;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Setup;

[Trait("Id", "U3")]
public class CodePatternTests
{
    [Theory]
    [InlineData("39-29001", "07-10021", "[0-9]{2}-[0-9]{5}", 0, true)]
    [InlineData("0012417", "0990001", "[0-9]{7}", 7, false)]
    [InlineData("1234", "123456", "[0-9]{4,6}", 0, false)]
    [InlineData("k0001", "K0420", "K[0-9]{4}", 0, false)]
    [InlineData("AB/12", "CD/7", "[A-Z]{2}\\/[0-9]{1,2}", 0, true)]
    public void From_TwoCodes_GuessesThePattern(string one, string other, string pattern, int zeros, bool separators)
    {
        CodePattern.From(one, other).ShouldBe(new CodePattern(pattern, zeros, separators));
        var rule = new CustomerCodeRule
        {
            Label = "",
            Pattern = pattern,
            PatternText = "",
            Example = one.ToUpperInvariant(),
            WhereOnInvoice = "",
            PadZerosTo = zeros,
            IgnoreSeparators = separators,
        };
        rule.Matches(one.ToUpperInvariant()).ShouldBeTrue();
        rule.Matches(other.ToUpperInvariant()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("39-29001", "3929001")]
    [InlineData("39-29001", "39/29001")]
    [InlineData("", "1")]
    [InlineData(null, null)]
    [InlineData("(.*)+", "(.*)+")]
    [InlineData("ąę1", "ąę2")]
    public void From_CodesNotBuiltAlike_IsNone(string? one, string? other) =>
        CodePattern.From(one, other).ShouldBeNull();

    /// <summary>Every way with every login makes a profile that could stand in a file.</summary>
    [Fact]
    public void Compose_EachWayAndLogin_HasNoMistakes()
    {
        foreach (var way in Enum.GetValues<RegistrationWay>())
        foreach (var login in (string[])["customerCode", "userNumber", "email"])
        {
            var json = (GivenNewUtility.Waterworks with { Way = way, LoginKind = login }).Compose().ToJsonString();
            var mistakes = new List<string>();
            void Mistake(string path, ProfileReason reason) => mistakes.Add($"{way} {login} {path}: {reason.English}");
            var profile = ProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(json), Mistake);
            if (profile is not null)
                ProfileRules.Check(profile, Mistake);
            mistakes.ShouldBeEmpty();
            json.ShouldNotContain("{kod}");
            json.ShouldNotContain("{nazwa}");
        }
    }
}

/// <summary>A utility that nobody has thought of.</summary>
internal static class GivenNewUtility
{
    public static NewUtility Waterworks { get; } =
        new()
        {
            Name = "Wodociągi Przykładowe Sp. z o.o.",
            ShortName = "Wodociągi Przykładowe",
            Slug = "wodociagi",
            Media = ["water", "sewage"],
            Nip = "526-587-76-35",
            Account = "61 1090 1014 0000 0712 1981 2874",
            Street = "ul. Źródlana 7",
            PostCode = "41-300",
            City = "Dąbrowa Górnicza",
            Phone = "32 555 01 00",
            Email = "ebok@wodociagi.example",
            CodeOne = "39-29001",
            CodeTwo = "07-10021",
            CodeWhere = "na fakturze obok nazwy nabywcy",
        };
}
