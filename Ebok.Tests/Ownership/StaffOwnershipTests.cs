using System.Net;
using Ebok.Core.Operators;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Ownership;

/// <summary>Every address of staff × {anonymous, customer, staff of another utility, each role}, over HTTP, on both
/// databases.</summary>
[Trait("Id", "O7")]
public sealed class StaffOwnershipTests(Estates estates) : IClassFixture<Estates>
{
    public static TheoryData<DatabaseKind, string> Pages =>
        Cases(r => r.Access is Access.Staff or Access.StaffOfUtility);
    public static TheoryData<DatabaseKind, string> OfUtility => Cases(r => r.Access == Access.StaffOfUtility);
    public static TheoryData<DatabaseKind, string> Acts => Cases(r => r.Access == Access.StaffAct);

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_AnonymousAndCustomer_AreAskedToSignIn(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        foreach (var client in new[] { estate.Anonymous, estate.Owner })
        {
            var answer = await client.GetAsync(Address(route, estate));
            answer.Status.ShouldBe(HttpStatusCode.Redirect);
            answer.Location.ShouldNotBeNull().ShouldStartWith("/operator/logowanie");
            answer.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_EachRole_SeesWhatIsForIt(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        foreach (var (role, client) in estate.Staff)
        {
            var answer = await client.GetAsync(Address(route, estate));
            // With one utility the list of them leads straight there.
            var expected =
                pattern == "/operator" ? 302
                : role >= route.Least ? route.Status
                : 404;
            ((int)answer.Status).ShouldBe(expected, $"{role}: {answer.MainText}");
        }
    }

    [Theory, MemberData(nameof(OfUtility))]
    public async Task Page_StaffOfAnotherUtility_IsNotThere(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        var foreign = await estate.OtherStaff.GetAsync(Address(route, estate));
        var missing = await estate.OtherStaff.GetAsync(route.In("nie-ma-takiej"));

        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
        foreign.MainText.ShouldBe(missing.MainText);
    }

    [Theory, MemberData(nameof(OfUtility))]
    public async Task Page_ThingOfAnotherUtility_IsNotThereForHisOwnStaff(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));
        if (route.Thing is null)
            return;

        var foreign = await estate.OtherStaff.GetAsync(route.In(Estate.OtherSlug, estate.One));

        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Text.ShouldNotContain(Estate.Mark, Case.Insensitive);
    }

    [Theory, MemberData(nameof(Acts))]
    public async Task Act_WithoutTokenOrStranger_DoesNothing(DatabaseKind kind, string pattern)
    {
        var (estate, route) = (await estates.OfAsync(kind), Named(pattern));

        (await PostAsync(estate.Anonymous)).Location.ShouldBe("/operator/logowanie");
        (await PostAsync(estate.Owner)).Location.ShouldBe("/operator/logowanie");
        (await PostAsync(estate.Staff[StaffRole.Administrator])).Status.ShouldBe(HttpStatusCode.BadRequest);
        if (pattern.Contains("{utility}", StringComparison.Ordinal))
            (await PostAsync(estate.OtherStaff)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await estate.Staff[StaffRole.Administrator].GetAsync("/operator/haslo")).Status.ShouldBe(HttpStatusCode.OK);

        async Task<Answer> PostAsync(OfficeClient client)
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, Address(route, estate))
            {
                Content = new FormUrlEncodedContent([new("_handler", "any")]),
            };
            return await client.SendAsync(post);
        }
    }

    private static string Address(Route route, Estate estate) => route.In(Estate.Slug, estate.One);

    private static Route Named(string pattern) => Route.All.Single(r => r.Pattern == pattern);

    private static TheoryData<DatabaseKind, string> Cases(Func<Route, bool> of)
    {
        var cases = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        foreach (var route in Route.All.Where(of))
            cases.Add(kind, route.Pattern);
        return cases;
    }
}
