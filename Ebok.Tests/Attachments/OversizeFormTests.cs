using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Attachments;

/// <summary>More than a form may bring, without a script that would have said so before: the page comes back, says what is
/// wrong, and has what was typed.</summary>
[Trait("Id", "K10")]
public class OversizeFormTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("wnioski?rodzaj=wniosek", "Typed.Text")]
    [InlineData("uwaga", "Typed.Text")]
    [InlineData("dane/zmiana", "Typed.Fax")]
    public async Task Sent_ComesBackWithWhatWasTyped_AndNothingIsStored(string page, string field)
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var form = await office.Home.GetAsync(page);

        var answer = await SendAsync(office, form, page, (field, "Wpisane z trudem"), 60 * Megabyte);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.MainText.ShouldContain("pliki razem są za duże");
        answer.MainText.ShouldContain("najwyżej 50 MB");
        var again = answer.Page.QuerySelector($"[name='{field}']").ShouldNotBeNull();
        (again.GetAttribute("value") ?? again.TextContent).Trim().ShouldBe("Wpisane z trudem");
        (await office.Home.GetAsync("pisma")).MainText.ShouldNotContain("Wpisane z trudem");
    }

    [Fact]
    public async Task Sent_AfterTheSessionEnded_IsKeptToo()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        const string Page = "wnioski?rodzaj=wniosek";
        var form = await office.Home.GetAsync(Page);
        office.Home.App.Clock.Advance(TimeSpan.FromHours(3));

        var refused = await SendAsync(office, form, Page, ("Typed.Text", "Wpisane z trudem"), 60 * Megabyte);

        refused.Location.ShouldNotBeNull().ShouldContain("/logowanie");
        await office.Home.Client.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);
        (await office.Home.GetAsync(Page)).Page.QuerySelector("textarea")!.TextContent.ShouldBe("Wpisane z trudem");
    }

    /// <summary>Two hundred megabytes, to a program that may hold 64: answered when twice the limit has come, and none of
    /// it is held.</summary>
    [Fact]
    public async Task Sent_TwoHundredMegabytes_IsAnsweredBeforeItsEnd_AndMemoryStaysFlat()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var limit = (64 * Megabyte).ToString("X", CultureInfo.InvariantCulture);
        using var portal = await PortalProcess.StartAsync(database, ("DOTNET_GCHeapHardLimit", limit));
        var (address, cancel) = (portal.Address, TestContext.Current.CancellationToken);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, cancel);
        await using var stream = socket.GetStream();
        var form =
            "--x\r\nContent-Disposition: form-data; name=\"Typed.Text\"\r\n\r\nWpisane z trudem\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"zalaczniki\"; filename=\"film.pdf\"\r\n\r\n";
        var head =
            $"POST /kpec/uwaga HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
            + $"Origin: {address.GetLeftPart(UriPartial.Authority)}\r\nContent-Length: {200 * Megabyte}\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + form), cancel);
        var block = new byte[64 * 1024];
        for (var sent = 0L; sent < 2 * 51 * Megabyte; sent += block.Length)
            await stream.WriteAsync(block, cancel);

        // The rest is never sent.
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(cancel)).ShouldNotBeNull().ShouldStartWith("HTTP/1.1 413");
        var page = new StringBuilder();
        while (!page.ToString().Contains("</html>", StringComparison.Ordinal))
            page.AppendLine((await reader.ReadLineAsync(cancel)).ShouldNotBeNull());
        page.ToString().ShouldContain("Wpisane z trudem");
    }

    private static async Task<Answer> SendAsync(
        CaseOffice office,
        Answer form,
        string page,
        (string Name, string Value) typed,
        long bytes
    )
    {
        using var request = await RequestAsync(office, form, page, typed, bytes);
        return await office.Home.Client.SendAsync(request);
    }

    // As a browser sends a form without a script: its fields in their order, then the file.
    private static async Task<HttpRequestMessage> RequestAsync(
        CaseOffice office,
        Answer form,
        string page,
        (string Name, string Value) typed,
        long bytes
    )
    {
        using var begin = new MultipartFormDataContent("grenze");
        foreach (var hidden in form.Page.QuerySelectorAll("main form[enctype] input[type=hidden]"))
            begin.Add(new StringContent(hidden.GetAttribute("value") ?? ""), $"\"{hidden.GetAttribute("name")}\"");
        begin.Add(new StringContent(typed.Value), $"\"{typed.Name}\"");
        begin.Add(new ByteArrayContent([]), "\"zalaczniki\"", "film.pdf");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/kpec/{page}")
        {
            Content = new Padded(await begin.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), bytes),
        };
        request.Headers.Add("Origin", office.Home.App.Address.GetLeftPart(UriPartial.Authority));
        return request;
    }

    /// <summary>A form whose last part, a file, is so many bytes long.</summary>
    private sealed class Padded : HttpContent
    {
        private static readonly byte[] End = "\r\n--grenze--\r\n"u8.ToArray();
        private readonly byte[] begin;
        private readonly long padding;

        public Padded(byte[] form, long padding)
        {
            (begin, this.padding) = (form[..^End.Length], padding);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=grenze");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(begin);
            var block = new byte[64 * 1024];
            for (var written = 0L; written < padding; written += block.Length)
                await stream.WriteAsync(block);
            await stream.WriteAsync(End);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = begin.Length + padding + End.Length;
            return true;
        }
    }
}
