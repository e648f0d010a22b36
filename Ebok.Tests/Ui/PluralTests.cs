using Ebok.Web.Ui;

namespace Ebok.Tests.Ui;

[Trait("Id", "K8")]
public class PluralTests
{
    [Theory]
    [InlineData(0, "0 faktur")]
    [InlineData(1, "1 faktura")]
    [InlineData(2, "2 faktury")]
    [InlineData(4, "4 faktury")]
    [InlineData(5, "5 faktur")]
    [InlineData(12, "12 faktur")]
    [InlineData(14, "14 faktur")]
    [InlineData(21, "21 faktur")]
    [InlineData(22, "22 faktury")]
    [InlineData(112, "112 faktur")]
    [InlineData(1_003, "1003 faktury")]
    public void Of_PolishForms(int number, string expected) =>
        Plural.Of("{0} faktura|{0} faktury|{0} faktur", number).ShouldBe(expected);
}
