namespace Ebok.Tests.Architecture;

public class SourceRulesTests
{
    public static TheoryData<string> Rules => [.. SourceRule.All.Select(rule => rule.Name)];

    [Theory, MemberData(nameof(Rules))]
    public void Sources_KeepTheRule(string name) => Named(name).Offences(Source.All).ShouldBeEmpty();

    [Theory, MemberData(nameof(Rules))]
    public void PlantedOffender_BreaksTheRule(string name)
    {
        var rule = Named(name);

        rule.Offences([rule.Offender]).ShouldNotBeEmpty();
    }

    /// <summary>What grows longer is two things.</summary>
    [Fact]
    public void Sources_AreShort() => TooLong(Source.All).ShouldBeEmpty();

    [Fact]
    public void Sources_AreShort_PlantedOffender_IsRed() =>
        TooLong([new("Ebok.Core/Invoices/Everything.cs", new string('\n', 501))]).ShouldNotBeEmpty();

    private static SourceRule Named(string name) => SourceRule.All.Single(rule => rule.Name == name);

    private static IEnumerable<string> TooLong(IEnumerable<Source> sources) =>
        sources
            .Where(source => !source.Path.EndsWith(".resx", StringComparison.Ordinal))
            .Select(source => (source.Path, Lines: source.Text.Count(c => c == '\n')))
            .Where(source => source.Lines > 400)
            .Select(source => $"{source.Path}: {source.Lines} lines");
}
