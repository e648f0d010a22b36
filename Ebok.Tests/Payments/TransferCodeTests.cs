using System.Globalization;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Payments;

[Trait("Id", "M6")]
public class TransferCodeTests
{
    private static readonly Nip Seller = Parsed("5265877635");
    private static readonly Nrb Account = Nrb.TryParse("98109010140123000000001234", out var nrb) ? nrb : default;

    [Fact]
    public void Of_SampleOfFormats_IsReproduced() =>
        TransferCode
            .Of(
                Seller,
                Account,
                Money.FromZloty(123.45m),
                "Wodociagi Przyklad",
                TransferCode.TitleOf("FV 2026/10/00123", "001234")
            )
            .ShouldBe(
                "5265877635|PL|98109010140123000000001234|012345|Wodociagi Przyklad|FV 2026/10/00123 K 001234|||"
            );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-10_000)]
    [InlineData(10_000_000_000)]
    public void Of_NothingToTransfer_IsNull(long grosze) =>
        TransferCode.Of(Seller, Account, new Money(grosze), "Wodociągi", "FV 1").ShouldBeNull();

    [Theory]
    [InlineData(1, "000001", 24)]
    [InlineData(999_999, "999999", 24)]
    [InlineData(1_000_000, "1000000", 23)]
    [InlineData(9_999_999_999, "9999999999", 20)]
    public void Of_LongAmount_TakesItsDigitsFromRes3(long grosze, string amount, int reserved)
    {
        var fields = Fields(new Money(grosze), "Wodociągi", "FV 1", new string('x', 40));
        fields[3].ShouldBe(amount);
        fields[8].Length.ShouldBe(reserved);
    }

    [Theory]
    [InlineData("Wodociągi Przykład Sp. z o.o.", "Wodociągi Przykład")]
    [InlineData("Węglokoks Energia ZCP Sp. z o.o.", "Węglokoks Energia")]
    [InlineData("Miejskie Przedsiębiorstwo Wodociągów i Kanalizacji S.A.", "Miejskie Przedsiębio")]
    [InlineData("  Woda |  i\tścieki ", "Woda i ścieki")]
    public void Of_LongName_IsShortenedSensibly(string name, string shortened) =>
        Fields(Money.FromZloty(1), name, "FV 1")[4].ShouldBe(shortened);

    [Theory]
    [InlineData("FV/2026/10/00123", "39-29001", "FV/2026/10/00123 K 39-29001")]
    [InlineData("FV/2026/10/00123/WODA/I/SCIEKI", "39-29001", "FV/2026/10/00123/WODA/I/SCIEKI")]
    [InlineData("FV 1", null, "FV 1")]
    public void TitleOf_NumberFirst_CodeIfItFits(string number, string? code, string title) =>
        TransferCode.TitleOf(number, code).ShouldBe(title);

    [Fact]
    public void Of_Person_HasNoNip() =>
        TransferCode.Of(null, Account, Money.FromZloty(1), "Jan Przykładowy", "zwrot")!.ShouldStartWith("|PL|");

    [Fact]
    public void Of_AnyTexts_KeepsTheRules()
    {
        var cases =
            from grosze in Gen.Choose(1, int.MaxValue)
            from times in Gen.Elements(1L, 4L)
            from name in ArbMap.Default.GeneratorFor<string?>()
            from title in ArbMap.Default.GeneratorFor<string?>()
            from reserved in ArbMap.Default.GeneratorFor<string?>()
            select (Amount: new Money(grosze * times), Name: name ?? "", Title: title ?? "", Reserved: reserved ?? "");
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var code = TransferCode.Of(
                        Seller,
                        Account,
                        c.Amount,
                        c.Name + c.Title + c.Name,
                        c.Title + "|" + c.Name + c.Title,
                        c.Reserved,
                        c.Reserved,
                        c.Reserved + c.Title
                    )!;
                    var fields = code.Split('|');
                    return code.Length <= TransferCode.MaxLength
                        && fields.Length == 9
                        && code.All(ch => !char.IsControl(ch))
                        && code.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar)
                        && long.Parse(fields[3], CultureInfo.InvariantCulture) == c.Amount.Grosze
                        && fields[3].Length is >= 6 and <= 10
                        && fields[4].Length <= 20
                        && fields[5].Length <= 32
                        && fields[6].Length <= 20
                        && fields[7].Length <= 12
                        && fields[8].Length <= 24 - (fields[3].Length - 6);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static string[] Fields(Money amount, string name, string title, string reserved = "") =>
        TransferCode.Of(Seller, Account, amount, name, title, "", "", reserved)!.Split('|');

    private static Nip Parsed(string text) => Nip.TryParse(text, out var nip) ? nip : default;
}
