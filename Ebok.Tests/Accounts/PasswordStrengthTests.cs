using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Accounts;

[Trait("Id", "S1")]
public sealed class PasswordStrengthTests
{
    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);

    [Theory]
    [InlineData("", 0)]
    [InlineData("password", 0)]
    [InlineData("Tarnobrzeg1", 0)]
    [InlineData("Poprawny koń bateria zszywka", 4)]
    [InlineData("poprawny koń bateria zszywka", 1)]
    [InlineData("xK9#mQ2$vL7!", 4)]
    public void Strength_IsNotPraisedForWhatIsGuessed(string password, int strength) =>
        PasswordStrength.Of(password, Utilities.Find("tarnobrzeg")!, "39-29001").ShouldBe(strength);

    [Fact]
    public void Strength_OfTheLongestThatMayBeSent_IsFoundQuickly_ByManyAtOnce()
    {
        string[] passwords =
        [
            new('a', 2000),
            string.Concat(Enumerable.Repeat("P4ssw0rd", 300)),
            string.Concat(Enumerable.Repeat("qwertyuiop1234567890", 100)),
            string.Concat(Enumerable.Range(0, 500)),
            "\ud800 \ufffe \0 zażółć",
        ];
        var utility = Utilities.Find("weglokoks")!;
        PasswordStrength.Of("rozgrzewka", utility, "");
        var start = TimeProvider.System.GetTimestamp();

        Parallel.ForEach(
            Enumerable.Repeat(passwords, 4).SelectMany(p => p),
            password => PasswordStrength.Of(password, utility, "jan@kowalski.example").ShouldBeInRange(0, 4)
        );

        TimeProvider.System.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(5);
    }

    [Theory]
    [InlineData("kpec", "MinLength,Letter,Digit,Common,Guessable")]
    [InlineData("tarnobrzeg", "MinLength,Groups,Common,Guessable")]
    [InlineData("weglokoks", "MinLength,Common,Guessable")]
    public void Rules_AreThoseOfTheProfile(string slug, string rules) =>
        string.Join(',', PasswordCheck.RulesOf(Utilities.Find(slug)!.Password)).ShouldBe(rules);
}
