using Ebok.Core.Shared;

namespace Ebok.Tests.Shared;

public class CheckDigitsTests
{
    [Theory]
    [InlineData("61109010140000071219812874")]
    [InlineData("PL 10 1540 1157 2115 6680 8633 0004")]
    public void Nrb_Valid_IsRead(string text) => Nrb.TryParse(text, out _).ShouldBeTrue();

    [Fact]
    public void Nrb_Grouped_ReadsAsOnPaper()
    {
        Nrb.TryParse("61109010140000071219812874", out var nrb).ShouldBeTrue();
        nrb.Grouped.ShouldBe("61 1090 1014 0000 0712 1981 2874");
    }

    [Fact]
    public void Nip_AnyDigitChanged_IsRefused() => EverySingleDigitChange("5265877635", t => Nip.TryParse(t, out _));

    [Fact]
    public void Nrb_AnyDigitChanged_IsRefused() =>
        EverySingleDigitChange("61109010140000071219812874", t => Nrb.TryParse(t, out _));

    [Fact]
    public void Pesel_AnyDigitChanged_IsRefused() =>
        EverySingleDigitChange("02070803628", t => Pesel.TryParse(t, out _));

    [Theory]
    [InlineData("092350688")]
    [InlineData("272696025")]
    public void Regon_Valid_IsRead(string text) => Regon.TryParse(text, out _).ShouldBeTrue();

    [Theory]
    [InlineData("526587763A")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0000000000")]
    [InlineData("526-587-76-3")]
    public void Nip_NotOne_IsRefused(string? text) => Nip.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void KsefNumber_OfFormats_IsRead() =>
        KsefNumber.TryParse("5265877635-20250826-0100001AF629-AF", out _).ShouldBeTrue();

    [Theory]
    [InlineData("5265877635-20250826-0100001AF629-AE")]
    [InlineData("5265877635-20250826-0100001af629-AF")]
    [InlineData("5265877635-20251326-0100001AF629-AF")]
    [InlineData("5265877635-20250826-0100001AF629")]
    public void KsefNumber_Broken_IsRefused(string text) => KsefNumber.TryParse(text, out _).ShouldBeFalse();

    private static void EverySingleDigitChange(string valid, Func<string, bool> accepts)
    {
        accepts(valid).ShouldBeTrue();
        for (var i = 0; i < valid.Length; i++)
        for (var d = '0'; d <= '9'; d++)
            if (d != valid[i])
                accepts(valid[..i] + d + valid[(i + 1)..]).ShouldBeFalse($"{d} at {i}");
    }
}
