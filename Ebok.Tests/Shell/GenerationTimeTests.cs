using System.Text;
using Ebok.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Ebok.Tests.Shell;

[Trait("Id", "K6")]
public class GenerationTimeTests
{
    /// <summary>Whatever the writes: whole, a byte at a time, or cut in the middle of the mark.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Mark_InWritesOfAnySize_BecomesATime(int size)
    {
        var page = $"<p>[a[b {GenerationTime.Mark[..9]} {GenerationTime.Mark} ms</p>{GenerationTime.Mark[..5]}";
        var sent = await SendAsync(page, size);
        sent.ShouldMatch(@"^<p>\[a\[b \[[0-9a-f]{8} \d+ ms</p>\[[0-9a-f]{4}$");
    }

    [Fact]
    public async Task NoMark_NothingIsChangedOrLost()
    {
        var page = "zażółć " + GenerationTime.Mark[..20];
        (await SendAsync(page, 3)).ShouldBe(page);
    }

    private static async Task<string> SendAsync(string page, int size)
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        var middleware = new GenerationTime(
            async http =>
            {
                foreach (var chunk in Encoding.UTF8.GetBytes(page).Chunk(size))
                    await http.Response.Body.WriteAsync(chunk);
            },
            TimeProvider.System
        );
        await middleware.InvokeAsync(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
