using System.Net;
using System.Text.RegularExpressions;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Ownership;

/// <summary>Every address × {anonymous, stranger, other utility, partial manager, owner}, over HTTP, on both
/// databases. What is not yours is not found, and nothing in the answer tells it from what does not exist.</summary>
public sealed partial class OwnershipTests(Estates estates) : IClassFixture<Estates>
{
    public static TheoryData<DatabaseKind, string> Open => Cases(r => r.Access == Access.Open);
    public static TheoryData<DatabaseKind, string> Closed => Cases(r => r.Access is Access.Own or Access.Thing);
    public static TheoryData<DatabaseKind, string> Posted =>
        Cases(r => r.Access is Access.Own or Access.Thing or Access.Act);
    public static TheoryData<DatabaseKind, string> Frameworks => Cases(r => r.Access == Access.Framework);
    public static TheoryData<DatabaseKind, string> Own => Cases(r => r.Access == Access.Own);
    public static TheoryData<DatabaseKind, string> Things => Cases(r => r.Access == Access.Thing);

    [Fact]
    public async Task Addresses_EachHasAnEntryHere()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);

        Addresses(estate).Keys.Order().ShouldBe(Route.All.Select(r => r.Pattern).Order());
    }

    [Fact]
    public async Task Addresses_OpenToEveryone_AreThoseOfTheList()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);

        Addresses(estate)
            .Where(a => a.Value)
            .Select(a => a.Key)
            .Order()
            .ShouldBe(Route.All.Where(r => r.Access == Access.Open).Select(r => r.Pattern).Order());
    }

    [Theory, MemberData(nameof(Closed))]
    public async Task Closed_Anonymous_IsAskedToSignIn(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.Anonymous.GetAsync(route.In(Estate.Slug, estate.One));

        ShouldAskToSignIn(answer);
    }

    [Theory, MemberData(nameof(Closed))]
    public async Task Closed_SignedInElsewhere_IsAskedToSignIn(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.OtherUtility.GetAsync(route.In(Estate.Slug, estate.One));

        ShouldAskToSignIn(answer);
    }

    [Theory, MemberData(nameof(Open))]
    public async Task Open_Anonymous_SeesItAndNothingOfAnyone(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.Anonymous.GetAsync(route.In(Estate.Slug));

        ((int)answer.Status).ShouldBe(route.Status);
        answer.Text.ShouldNotContain("Znak-", Case.Insensitive);
    }

    [Theory, MemberData(nameof(Posted))]
    public async Task Posted_Anonymous_IsAskedToSignInOrToldThatNothingIsTaken(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        foreach (var client in new[] { estate.Anonymous, estate.OtherUtility })
        {
            var answer = await PostAsync(client, route, estate);
            // What only shows is not there for a form.
            if (answer.Status != HttpStatusCode.NotFound)
                ShouldAskToSignIn(answer);
        }
    }

    [Theory, MemberData(nameof(Posted))]
    public async Task Posted_WithoutToken_DoesNothing(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await PostAsync(estate.Owner, route, estate);

        answer.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
        (await estate.Owner.GetAsync($"/{Estate.Slug}/sesje")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Frameworks))]
    public async Task Framework_Anonymous_IsNotThere(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        (await estate.Anonymous.GetAsync(route.Pattern)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(estate.Anonymous, route, estate)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Own))]
    public async Task Own_Owner_SeesIt(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.Owner.GetAsync(route.In(Estate.Slug));

        ((int)answer.Status).ShouldBe(route.Status, answer.MainText);
    }

    [Theory, MemberData(nameof(Own))]
    public async Task Own_OthersOfEitherUtility_SeeNothingOfTheOwner(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var stranger = await estate.Stranger.GetAsync(route.In(Estate.Slug));
        var other = await estate.OtherUtility.GetAsync(route.In(Estate.OtherSlug));

        stranger.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
        other.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
        other.Text.ShouldNotContain("Znak-B", Case.Insensitive);
    }

    [Theory, MemberData(nameof(Own))]
    [Trait("Id", "M4")]
    public async Task Own_PartialManager_SeesOnlyHisProperties(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.PartialManager.GetAsync(route.In(Estate.Slug));

        answer.Text.ShouldNotContain(Estate.MarkOfOne, Case.Insensitive);
        answer.Text.ShouldNotContain(Estate.MarkOfAll, Case.Insensitive);
    }

    [Theory, MemberData(nameof(Things))]
    public async Task Thing_Owner_SeesIt(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var answer = await estate.Owner.GetAsync(route.In(Estate.Slug, estate.One));

        ((int)answer.Status).ShouldBe(route.Status, answer.MainText);
        if (answer.Response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xml")
            answer.Text.ShouldContain(Estate.MarkOfOne);
    }

    [Theory, MemberData(nameof(Things))]
    public async Task Thing_Stranger_GetsTheAnswerOfWhatDoesNotExist(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        await ShouldBeAsIfItWereNotThere(estate.Stranger, route, Estate.Slug, estate.One);
        await ShouldBeAsIfItWereNotThere(estate.OtherUtility, route, Estate.OtherSlug, estate.One);
    }

    [Theory, MemberData(nameof(Things))]
    [Trait("Id", "M4")]
    public async Task Thing_PartialManager_SeesOnlyThatOfHisProperty(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var granted = await estate.PartialManager.GetAsync(route.In(Estate.Slug, estate.Two));

        ((int)granted.Status).ShouldBe(route.Status);
        await ShouldBeAsIfItWereNotThere(estate.PartialManager, route, Estate.Slug, estate.One);
    }

    private static async Task ShouldBeAsIfItWereNotThere(
        OfficeClient client,
        Route route,
        string slug,
        Estate.Property property
    )
    {
        var missing = await client.GetAsync(route.In(slug));
        var foreign = await client.GetAsync(route.In(slug, property));

        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        Steady(foreign.Text).ShouldBe(Steady(missing.Text));
    }

    private static async Task<Answer> PostAsync(OfficeClient client, Route route, Estate estate)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, route.In(Estate.Slug, estate.One))
        {
            Content = new FormUrlEncodedContent([new("_handler", "any")]),
        };
        return await client.SendAsync(post);
    }

    private static void ShouldAskToSignIn(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldNotBeNull();
        answer.Location.ShouldStartWith($"/{Estate.Slug}/logowanie");
        answer.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
    }

    private static Route Named(string pattern) => Route.All.Single(r => r.Pattern == pattern);

    // Of MapStaticAssets, for files that came after the build; a published portal has none.
    private const string Fallback = "{**path:file}";

    // Pattern, and whether everyone may: assets of the build aside, which are everyone's files.
    private static Dictionary<string, bool> Addresses(Estate estate) =>
        estate
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != Fallback)
            // Circuits are of no office and of nobody: see CircuitsTests.
            .Where(e => !e.RoutePattern.RawText!.StartsWith("/_blazor", StringComparison.Ordinal))
            .GroupBy(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .ToDictionary(g => g.Key, g => g.Any(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null));

    // Without what differs from one answer to the next of the same page: ids, form tokens, time taken, nonces.
    private static string Steady(string text) => Changing().Replace(text, "");

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|CfDJ8[\w-]+|\d+\s*ms|nonce=""[^""]*""|<!--Blazor.*?-->")]
    private static partial Regex Changing();

    private static TheoryData<DatabaseKind, string> Cases(Func<Route, bool> of)
    {
        var cases = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        foreach (var route in Route.All.Where(of))
            cases.Add(kind, route.Pattern);
        return cases;
    }
}

/// <summary>The estate on each database, made once.</summary>
public sealed class Estates : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, Estate> made = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var estate in made.Values)
            await estate.DisposeAsync();
    }

    // Tests of one class run one after another.
    internal async Task<Estate> OfAsync(DatabaseKind kind) =>
        made.TryGetValue(kind, out var estate) ? estate : made[kind] = await Estate.NewAsync(kind);
}
