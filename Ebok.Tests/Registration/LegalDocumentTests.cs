using System.Net;
using System.Text;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Registration;

/// <summary>What one agrees to can be read before, by everybody (K1, M1).</summary>
[Trait("Id", "K1"), Trait("Id", "M1")]
public sealed class LegalDocumentTests(DemoOffice demo)
{
    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    public async Task LegalDocuments_AreAPdfForEverybody(string slug)
    {
        using var client = (await demo.AppAsync()).NewClient();
        foreach (var path in new[] { "regulamin", "polityka-prywatnosci" })
        {
            var answer = await client.GetAsync($"/{slug}/{path}");

            answer.Status.ShouldBe(HttpStatusCode.OK, path);
            answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf", path);
            answer.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline", path);
            answer.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            Encoding.Latin1.GetString(answer.Bytes).ShouldStartWith("%PDF-");
            Encoding.Latin1.GetString(answer.Bytes).TrimEnd().ShouldEndWith("%%EOF");
        }
        client.Jar.Cookies.ShouldBeEmpty();
    }
}
