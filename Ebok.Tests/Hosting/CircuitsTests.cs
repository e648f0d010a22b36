using System.Net;
using System.Net.WebSockets;
using Ebok.Core.Operators;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Ebok.Web.Hosting;

namespace Ebok.Tests.Hosting;

public class CircuitsTests
{
    [Fact]
    public async Task OneAddress_HoldsTenConnectionsAtOnce()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < Circuits.FromOneAddress; i++)
            open.Add(await ConnectAsync(app, "203.0.113.7"));

        var refused = await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(app, "203.0.113.7"));
        refused.Message.ShouldContain("429");
        (await ConnectAsync(app, "203.0.113.8")).Dispose();

        // One that ends makes room for another.
        open[0].Dispose();
        open.RemoveAt(0);
        await Eventually.SucceedsAsync(async () => open.Add(await ConnectAsync(app, "203.0.113.7")));
        open.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Staff_CountByPerson_NotByTheirRouter()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var key = await app.StaffKeyAsync("anna", StaffRole.Clerk, "kpec");
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < Circuits.FromOneAddress; i++)
            open.Add(await ConnectAsync(app, "203.0.113.7"));
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(app, "203.0.113.7"));
        // A cookie that nobody has seen to be good counts for nothing.
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(app, "203.0.113.7", key));
        using (var anna = app.NewClient())
        {
            anna.Jar.Put("__Host-ebok-operator", key);
            (await anna.GetAsync("/operator/kpec")).Status.ShouldBe(HttpStatusCode.OK);
        }

        for (var i = 0; i < Circuits.OfOneOfStaff; i++)
            open.Add(await ConnectAsync(app, "203.0.113.7", key));
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(app, "203.0.113.7", key));
        open.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task WithoutAPageOfOurs_ThereIsNothingToConnectTo()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        (await client.GetAsync("/_blazor")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<ClientWebSocket> ConnectAsync(EbokApp app, string from, string? staffKey = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Forwarded-For", from);
        if (staffKey is not null)
            socket.Options.SetRequestHeader("Cookie", "__Host-ebok-operator=" + staffKey);
        try
        {
            await socket.ConnectAsync(
                new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri,
                TestContext.Current.CancellationToken
            );
            return socket;
        }
        catch (WebSocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
