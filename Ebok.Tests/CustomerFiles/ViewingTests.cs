using System.Net;
using Ebok.Core.Audit;
using Ebok.Core.CustomerFiles;
using Ebok.Core.Operators;
using Ebok.Tests.Operator;
using Ebok.Tests.Ownership;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Route = Ebok.Tests.Ownership.Route;

namespace Ebok.Tests.CustomerFiles;

/// <summary>"Zobacz jak klient": looks like the customer's office, and nothing can be done in it.</summary>
[Trait("Id", "O4")]
public sealed class ViewingTests(Estates estates) : IClassFixture<Estates>
{
    // Of who signs in, not of the customer.
    private static readonly string[] OfThePerson =
    [
        "adres-email",
        "haslo",
        "pierwsze-haslo",
        "sesje",
        "wybor-klienta",
        "zabezpieczenia",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task View_CustomersPages_ShowHisThings_AndLeadNowhereElse()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var reader = estate.Staff[StaffRole.Reader];
        var prefix = await BeginAsync(estate, reader);

        var start = await reader.OpenAsync($"{prefix}/{Estate.Slug}/start");
        var invoices = await reader.OpenAsync($"{prefix}/{Estate.Slug}/faktury");
        var own = await estate.Owner.OpenAsync($"/{Estate.Slug}/faktury");

        start.Status.ShouldBe(HttpStatusCode.OK, start.Text);
        start.Text.ShouldContain("Podgląd: tak widzi to klient");
        start.Text.ShouldNotContain("Wyloguj");
        invoices.MainText.ShouldBe(own.MainText);
        foreach (var link in invoices.Page.QuerySelectorAll("nav a, main a").Select(a => a.GetAttribute("href")!))
            if (link.StartsWith('/'))
                link.ShouldStartWith(prefix);
    }

    /// <summary>Every address of a signed-in customer, with whatever it reads: none writes (that would fail), none shows
    /// what is the signed-in person's.</summary>
    [Fact]
    public async Task View_EveryAddress_OnlyReads()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var reader = estate.Staff[StaffRole.Reader];
        var prefix = await BeginAsync(estate, reader);

        foreach (var route in Route.All.Where(r => r.Access is Access.Own or Access.Thing))
        {
            var answer = await reader.GetAsync(prefix + route.In(Estate.Slug, estate.One));
            var seen = answer.Status == HttpStatusCode.OK;
            ((int)answer.Status).ShouldBeOneOf([200, 302, 404], route.Pattern + ": " + answer.MainText);
            if (OfThePerson.Any(p => route.Pattern.StartsWith("/{slug}/" + p, StringComparison.Ordinal)))
                answer.Location.ShouldBe($"{prefix}/{Estate.Slug}/start?podglad=brak", route.Pattern);
            else if (route.Status == 200)
                seen.ShouldBeTrue(route.Pattern);
        }
    }

    [Fact]
    public async Task View_EveryPost_IsRefused()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var clerk = estate.Staff[StaffRole.Administrator];
        var prefix = await BeginAsync(estate, clerk);
        var page = await clerk.OpenAsync($"{prefix}/{Estate.Slug}/wnioski");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await CountAsync(estate);
        var patterns = estate
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => p.StartsWith("/{slug}", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        foreach (var pattern in patterns)
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, prefix + new Route(pattern, Access.Own).In(Estate.Slug))
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "any")]),
            };
            (await clerk.SendAsync(request)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed, pattern);
        }

        patterns.Count.ShouldBeGreaterThan(40);
        (await CountAsync(estate)).ShouldBe(before);
    }

    [Fact]
    public async Task View_BesideACustomersOwnSession_TheTwoNeverMeet()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var key = await estate.App.StaffKeyAsync("podwojny", StaffRole.Clerk, Estate.Slug);
        // The stranger's browser, in which a member of staff signs in too.
        estate.Stranger.Jar.Put("__Host-ebok-operator", key);
        var prefix = await BeginAsync(estate, estate.Stranger);

        var viewed = await estate.Stranger.OpenAsync($"{prefix}/{Estate.Slug}/dane");
        var own = await estate.Stranger.OpenAsync($"/{Estate.Slug}/dane");

        viewed.MainText.ShouldContain("Anna Znak-A");
        viewed.MainText.ShouldNotContain("Borys");
        own.MainText.ShouldContain("Borys");
        own.MainText.ShouldNotContain(Estate.Mark);
    }

    [Fact]
    public async Task View_InAnotherBrowser_OrOver_IsNotThere()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var clerk = estate.Staff[StaffRole.Clerk];
        var prefix = await BeginAsync(estate, clerk);
        var address = $"{prefix}/{Estate.Slug}/start";

        (await estate.Anonymous.GetAsync(address)).Location.ShouldBe("/operator/logowanie");
        (await estate.Owner.GetAsync(address)).Location.ShouldBe("/operator/logowanie");
        (await estate.OtherStaff.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        var of = estate.Staff[StaffRole.Administrator];
        (await of.GetAsync(address)).Location.ShouldBe($"/operator/{Estate.Slug}/klienci?podglad=koniec");

        estate.App.Clock.Advance(ViewAsCustomer.Lifetime);
        (await clerk.GetAsync(address)).Location.ShouldBe($"/operator/{Estate.Slug}/klienci?podglad=koniec");
    }

    [Fact]
    public async Task View_BegunAndEnded_IsInTheAudit()
    {
        var estate = await estates.OfAsync(DatabaseKind.Sqlite);
        var clerk = estate.Staff[StaffRole.Clerk];
        var prefix = await BeginAsync(estate, clerk);
        var page = await clerk.OpenAsync($"{prefix}/{Estate.Slug}/start");

        var ended = await clerk.SubmitAsync(page, "Zakończ podgląd");

        var customer = estate.One.Point.Customer.Value;
        ended.Location.ShouldBe($"/operator/{Estate.Slug}/klienci/{customer}?zrobione=podglad");
        (await clerk.GetAsync($"{prefix}/{Estate.Slug}/start")).Location!.ShouldContain("podglad=koniec");
        await using var db = estate.App.Store.ReadAll();
        var acts = await db
            .Audit.Where(a => a.Target == customer)
            .OrderByDescending(a => a.Number)
            .Take(2)
            .Select(a => a.Act)
            .ToListAsync(Cancel);
        acts.ShouldBe([AuditAct.CustomerViewEnded, AuditAct.CustomerViewed]);
    }

    private static async Task<string> BeginAsync(Estate estate, OfficeClient client)
    {
        var page = await client.OpenAsync($"/operator/{Estate.Slug}/klienci/{estate.One.Point.Customer.Value}");
        var begun = await client.SubmitAsync(page, "Zobacz jak klient");
        begun.Location.ShouldNotBeNull(begun.Text);
        begun.Location.ShouldEndWith($"/{Estate.Slug}/start");
        return begun.Location[..^$"/{Estate.Slug}/start".Length];
    }

    private static async Task<int> CountAsync(Estate estate)
    {
        await using var db = estate.App.Store.Read(new(Estate.Slug));
        return await db.Cases.CountAsync(Cancel)
            + await db.Consents.CountAsync(Cancel)
            + await db.Sessions.CountAsync(s => s.EndedAt == null, Cancel)
            + await db.Audit.CountAsync(Cancel);
    }
}
