using Ebok.Core.AccountChecks;
using FsCheck.Fluent;

namespace Ebok.Tests.AccountChecks;

[Trait("Id", "B2")]
public class AccountTypedTests
{
    private const string Good = "61109010140000071219812874";

    [Theory]
    [InlineData("61 1090 1014 0000 0712 1981 2874")]
    [InlineData("PL61109010140000071219812874")]
    [InlineData("pl 61-1090-1014-0000-0712-1981-2874")]
    [InlineData("\u00a061109010140000071219812874\t")]
    public void GoodNumber_HoweverWritten(string typed) => AccountTyped.Read(typed).Number!.Value.Digits.ShouldBe(Good);

    [Theory]
    [InlineData(null, AccountMistake.Empty)]
    [InlineData("PL ", AccountMistake.Empty)]
    [InlineData("DE89370400440532013000", AccountMistake.Foreign)]
    [InlineData("6110901014000007121981287O", AccountMistake.NotDigits)]
    [InlineData("6110901014000007121981287", AccountMistake.TooShort)]
    [InlineData("611090101400000712198128744", AccountMistake.TooLong)]
    [InlineData("61109010140000071219812875", AccountMistake.CheckDigits)]
    public void Mistake_IsNamed(string? typed, AccountMistake mistake)
    {
        AccountTyped.Read(typed).Mistake.ShouldBe(mistake);
        AccountTyped.Read(typed).Number.ShouldBeNull();
    }

    /// <summary>Any one digit changed is found by the check digits: a slip is not taken for a stranger's account.</summary>
    [Fact]
    public void OneDigitChanged_IsAMistakeInTheCheckDigits() =>
        FsCheck.Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(0, 25).SelectMany(at => Gen.Choose(1, 9).Select(by => (at, by))).ToArbitrary(),
                slip =>
                {
                    var digits = Good.ToCharArray();
                    digits[slip.at] = (char)('0' + (digits[slip.at] - '0' + slip.by) % 10);
                    return AccountTyped.Read(new string(digits)).Mistake == AccountMistake.CheckDigits;
                }
            )
        );

    /// <summary>Whatever is typed gets one answer: a number or a mistake.</summary>
    [Fact]
    public void Anything_IsANumberOrAMistake() =>
        FsCheck.Check.QuickThrowOnFailure(
            Prop.ForAll<string?>(
                ArbMap.Default.ArbFor<string?>(),
                typed => AccountTyped.Read(typed) is { Number: null } != AccountTyped.Read(typed) is { Mistake: null }
            )
        );
}
