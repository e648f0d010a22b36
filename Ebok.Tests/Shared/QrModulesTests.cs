using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Shared;

[Trait("Id", "B1")]
public class QrModulesTests
{
    [Theory]
    [InlineData("https://qr.ksef.mf.gov.pl/invoice/5265877635/05-10-2026/7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA")]
    [InlineData("5265877635|PL|98109010140123000000001234|012345|Wodociągi Przykład|Zażółć gęślą jaźń K 001234|||")]
    public async Task Of_Text_IsReadBackByADecoder(string text)
    {
        var modules = QrModules.Of(text);
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "code.pgm");
        var size = modules.Count * 6;
        using (var file = File.CreateText(picture))
        {
            await file.WriteLineAsync($"P2 {size} {size} 1");
            for (var y = 0; y < size; y++)
                await file.WriteLineAsync(
                    string.Join(' ', Enumerable.Range(0, size).Select(x => modules[y / 6][x / 6] ? '0' : '1'))
                );
        }
        (await ExternalTools.RunAsync("zbarimg", "--quiet", "--raw", picture)).Trim().ShouldBe(text);
    }

    [Fact]
    public void Of_TooLong_IsRefused() => Should.Throw<ArgumentException>(() => QrModules.Of(new string('a', 5000)));
}
