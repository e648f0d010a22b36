using System.Text;
using Ebok.Core.SecondFactor;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.SecondFactor;

[Trait("Id", "S2")]
public class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1; its eight digits cut to six. RFC 4226, appendix D, for the first.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_IsThatOfTheStandard(long seconds, string code) =>
        Totp.CodeAt(Key, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_IsThatOfTheStandard(string text, string encoded) =>
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);

    [Fact]
    public void Code_WithinAStepOfTheClock_IsTakenOnce() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>().Filter(key => key is { Length: > 0 }),
                ArbMap.Default.GeneratorFor<uint>().ToArbitrary(),
                Gen.Choose(-3, 3).ToArbitrary(),
                (key, seconds, off) =>
                {
                    var now = DateTimeOffset.FromUnixTimeSeconds(90 + (long)seconds);
                    var step = Totp.StepOf(now) + off;
                    var code = Totp.CodeAt(key, step);
                    // Two steps of one key may have the same code: once in a million.
                    var neighbours = Enumerable.Range(-1, 3).Select(d => Totp.CodeAt(key, Totp.StepOf(now) + d));
                    var expected = neighbours.Contains(code);
                    var matched = Totp.Match(key, code, now, lastStep: 0);
                    return matched is not null == expected
                        && (matched is null || Totp.Match(key, code, now, matched.Value) != matched);
                }
            )
        );

    [Fact]
    public void RecoveryCode_AsPeopleTypeIt_IsTheSame() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                ArbMap.Default.ArbFor<Guid>(),
                owner =>
                {
                    var code = RecoveryCode.New();
                    var hash = RecoveryCode.HashOf(owner, code)!;
                    return code.Length == 19
                        && RecoveryCode
                            .HashOf(owner, " " + code.ToUpperInvariant().Replace('-', ' '))!
                            .SequenceEqual(hash)
                        && !RecoveryCode.HashOf(Guid.NewGuid(), code)!.SequenceEqual(hash)
                        && RecoveryCode.HashOf(owner, code[..^1]) is null;
                }
            )
        );
}
