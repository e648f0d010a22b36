using Ebok.Core.Utilities;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Utilities;

[Trait("Id", "U3")]
public class AccentThemeTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_IsThatOfWcag(string one, string other, double expected) =>
        Rgb.Contrast(Color(one), Color(other)).ShouldBe(expected, 0.005);

    [Fact]
    public void From_EveryColourThatIsAccepted_KeepsEveryTextReadable()
    {
        var colours =
            from value in Gen.Choose(0, 0xffffff)
            select new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        var accepted = colours.Where(c => AccentTheme.Problem(c.ToString()) is null);
        Prop.ForAll(
                accepted.ToArbitrary(),
                color =>
                {
                    var (light, dark) = AccentTheme.From(color.ToString());
                    Readable(light, Rgb.White, AccentTheme.LightPage);
                    Readable(dark, AccentTheme.DarkSurface, AccentTheme.DarkPage);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("#ffd400")]
    [InlineData("#7fb2d9")]
    public void Problem_TooLight_NamesContrastAndAShadeThatWillDo(string accent)
    {
        var problem = AccentTheme.Problem(accent).ShouldNotBeNull();
        problem.ShouldStartWith(accent);
        problem.ShouldContain("4.5 : 1 is needed");
        var proposed = problem.Split(' ').Last(word => word.StartsWith('#'));
        AccentTheme.Problem(proposed).ShouldBeNull();
    }

    [Theory]
    [InlineData("blue")]
    [InlineData("#12345")]
    [InlineData("#+12345")]
    [InlineData("")]
    [InlineData(null)]
    public void Problem_NotAColour_SaysHowOneIsWritten(string? accent) =>
        AccentTheme.Problem(accent).ShouldNotBeNull().ShouldContain("#1a6e8e");

    private static void Readable(AccentShades shades, params Rgb[] grounds)
    {
        Rgb.Contrast(shades.OnFill, shades.Fill).ShouldBeGreaterThanOrEqualTo(4.5);
        Rgb.Contrast(shades.OnFill, shades.Strong).ShouldBeGreaterThanOrEqualTo(4.5);
        foreach (var ground in grounds.Append(shades.Soft))
            Rgb.Contrast(shades.Ink, ground).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    private static Rgb Color(string text)
    {
        Rgb.TryParse(text, out var color).ShouldBeTrue();
        return color;
    }
}
