using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Hosting;

public class SlugAddressesTests
{
    [Fact]
    public async Task Addresses_ThatBeginWithASlug_AllSayWhatNoSlugCanBe()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);

        var addresses = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern)
            .Where(p => p.RawText!.TrimStart('/').StartsWith("{slug}", StringComparison.Ordinal))
            .ToList();

        addresses.Count.ShouldBeGreaterThan(40);
        addresses.Where(p => !p.ParameterPolicies.ContainsKey("slug")).Select(p => p.RawText).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kpec", true)]
    [InlineData("stan", true)]
    [InlineData("operator", false)]
    [InlineData("css", false)]
    [InlineData("_content", false)]
    [InlineData("favicon.svg", false)]
    public void MayBe_IsWhatAProfileMaySay(string slug, bool may) => ProfileSlugs.MayBe(slug).ShouldBe(may);
}
