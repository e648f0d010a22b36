using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ebok.Tests.Testing;

/// <summary>A person's browser without a screen: keeps cookies, follows no redirect by itself, fills forms by their
/// labels and sends them with their hidden fields (antiforgery).</summary>
public sealed class OfficeClient : IDisposable
{
    private readonly HttpClient http;

    internal OfficeClient(Uri server) => http = new HttpClient(Jar) { BaseAddress = server };

    internal CookieJar Jar { get; } = new();

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Follows redirects, ten at most.</summary>
    public async Task<Answer> OpenAsync(string path)
    {
        var answer = await GetAsync(path);
        for (var hops = 0; answer.Location is { } next; hops++)
        {
            hops.ShouldBeLessThan(10, "redirects in a circle: " + next);
            answer = await GetAsync(next);
        }
        return answer;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var cancel = TestContext.Current.CancellationToken;
        return await Answer.FromAsync(await http.SendAsync(request, cancel), cancel);
    }

    /// <summary>Fills the form that has a button of this text by the labels of its fields, and sends it. A name after a plus
    /// is of no field of the page: what a script would add.</summary>
    public Task<Answer> SubmitAsync(Answer page, string button, params (string Label, string Value)[] fields) =>
        SubmitAsync(page, button, [], fields);

    /// <summary>The same with files in the field of attachments.</summary>
    public async Task<Answer> SubmitAsync(
        Answer page,
        string button,
        IReadOnlyList<(string Name, byte[] Content)> files,
        params (string Label, string Value)[] fields
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(fields);
        var form = FormOf(page, button);
        var values = Successful(form);
        foreach (var (label, value) in fields)
            values[label is ['+', .. var added] ? added : NameOf(form, label)] = value;
        var target = new Uri(page.Response.RequestMessage!.RequestUri!, form.GetAttribute("action") ?? "");
        var post = string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase);
        if (!post)
            target = new UriBuilder(target) { Query = await new FormUrlEncodedContent(values).ReadAsStringAsync() }.Uri;
        using var request = new HttpRequestMessage(post ? HttpMethod.Post : HttpMethod.Get, target);
        if (post)
            request.Content = files.Count == 0 ? new FormUrlEncodedContent(values) : Multipart(values, files);
        return await SendAsync(request);
    }

    /// <summary>Signs in by the real form and expects to land on a page of the office.</summary>
    public async Task<Answer> SignInAsync(string slug, string login, string password)
    {
        var page = await OpenAsync($"/{slug}/logowanie");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        var form = FormOf(page, "Zaloguj");
        var loginField = form.QuerySelectorAll<IHtmlInputElement>("input").First(i => i.Type is "text" or "email");
        var passwordField = form.QuerySelector<IHtmlInputElement>("input[type=password]")!;
        var answer = await SubmitAsync(page, "Zaloguj", (loginField.Name!, login), (passwordField.Name!, password));
        answer.Location.ShouldNotBeNull($"{login} was not signed in to {slug}: {answer.MainText}");
        return answer;
    }

    public void Dispose() => http.Dispose();

    private static MultipartFormDataContent Multipart(
        Dictionary<string, string> values,
        IReadOnlyList<(string Name, byte[] Content)> files
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), $"\"{name}\"");
        // A name before a bar is of another field than that of attachments: "zdjecie-…|licznik.jpg".
        foreach (var (name, bytes) in files)
            if (name.Split('|') is [var field, var file])
                content.Add(new ByteArrayContent(bytes), $"\"{field}\"", file);
            else
                content.Add(new ByteArrayContent(bytes), "\"zalaczniki\"", name);
        return content;
    }

    private static IHtmlFormElement FormOf(Answer page, string button)
    {
        var found = page
            .Page.QuerySelectorAll("button, input[type=submit]")
            .FirstOrDefault(b =>
                Answer.Fold(b.TextContent + b.GetAttribute("value")).StartsWith(button, StringComparison.Ordinal)
            );
        return found?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"no form with a button \"{button}\" in: {page.MainText}");
    }

    private static string NameOf(IHtmlFormElement form, string labelOrName)
    {
        var label = form.QuerySelectorAll<IHtmlLabelElement>("label")
            .FirstOrDefault(l => Answer.Fold(l.TextContent).StartsWith(labelOrName, StringComparison.Ordinal));
        var field =
            label?.Control
            ?? form.Elements.FirstOrDefault(e => e.GetAttribute("name") == labelOrName)
            ?? throw new InvalidOperationException($"no field \"{labelOrName}\" in: {Answer.Fold(form.TextContent)}");
        return field.GetAttribute("name") ?? throw new InvalidOperationException($"\"{labelOrName}\" has no name");
    }

    // What a browser would send if nothing were touched.
    private static Dictionary<string, string> Successful(IHtmlFormElement form)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                    break;
                case IHtmlInputElement input:
                    values[name] = input.Value;
                    break;
                case IHtmlSelectElement select:
                    values[name] = select.Value ?? "";
                    break;
                case IHtmlTextAreaElement area:
                    values[name] = area.Value;
                    break;
                default:
                    break;
            }
        }
        return values;
    }
}
