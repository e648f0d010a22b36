using Ebok.Core.Ksef;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Ksef;

[Trait("Id", "B1")]
public class VerificationLinkTests
{
    private const string Hash = "7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA";

    [Fact]
    public void HashOf_WaterInvoice_IsThatOfFormats()
    {
        var file = SharedData.File("data/fa3/woda_konsument.xml");
        VerificationLink.HashOf(File.ReadAllBytes(file)).ShouldBe(Hash);
    }

    [Fact]
    public void For_WaterInvoice_IsTheOfficialAddress() =>
        new VerificationLink(VerificationLink.ProductionHost)
            .For("5265877635", new DateOnly(2026, 10, 5), Hash)
            .ShouldBe($"https://qr.ksef.mf.gov.pl/invoice/5265877635/05-10-2026/{Hash}");

    [Fact]
    public void For_TestEnvironment_HasItsHost() =>
        new VerificationLink("https://qr-test.ksef.mf.gov.pl/")
            .For("5265877635", new DateOnly(2026, 1, 2), Hash)
            .ShouldBe($"https://qr-test.ksef.mf.gov.pl/invoice/5265877635/02-01-2026/{Hash}");

    [Theory]
    [InlineData("http://qr.ksef.mf.gov.pl")]
    [InlineData("https://qr.ksef.mf.gov.pl/invoice")]
    [InlineData("https://a@qr.ksef.mf.gov.pl")]
    [InlineData("qr.ksef.mf.gov.pl")]
    [InlineData("")]
    [InlineData(null)]
    public void IsHost_AnythingElse_IsNot(string? text) => VerificationLink.IsHost(text).ShouldBeFalse();
}
