using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ebok.Tests.Payments.Online;

/// <summary>A stand-in for Przelewy24 that keeps its own books: it checks what it is sent by its own reckoning of the
/// signature, pays when the test says so, and misbehaves on demand.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    public const int Merchant = 12345;
    public const string Crc = "a1b2c3d4e5f60718";
    public const string ApiKey = "klucz-do-raportow";
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private GatewayServer(WebApplication app) => this.app = app;

    /// <summary>What it has registered, by session.</summary>
    public ConcurrentDictionary<string, Order> Orders { get; } = new();

    /// <summary>Calls that it took, as <c>POST register</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Answers instead of the right ones, by call; 0 hangs up, -1 does not answer at all.</summary>
    public ConcurrentDictionary<string, int> Failing { get; } = new();

    public Uri Address => new(app.Urls.Single() + "/");

    /// <summary>Settings of a portal that uses it.</summary>
    public Dictionary<string, string> Settings(string nip) =>
        new()
        {
            ["Ebok:Payments:Host"] = Address.AbsoluteUri,
            [$"Ebok:Payments:{nip}:MerchantId"] = $"{Merchant}",
            [$"Ebok:Payments:{nip}:Crc"] = Crc,
            [$"Ebok:Payments:{nip}:ApiKey"] = ApiKey,
        };

    public static async Task<GatewayServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new GatewayServer(app);
        app.MapPost("/api/v1/transaction/register", server.RegisterAsync);
        app.MapPut("/api/v1/transaction/verify", server.VerifyAsync);
        app.MapGet("/api/v1/transaction/by/sessionId/{session}", server.BySession);
        app.MapGet(
            "/trnRequest/{token}",
            () => Results.Text("<!doctype html><title>Operator</title><link rel=icon href=\"data:,\">", "text/html")
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>The one payment that it knows.</summary>
    public Order Only => Orders.Values.ShouldHaveSingleItem();

    /// <summary>The customer pays, and it tells the portal: as it should, or with what the test changes.</summary>
    public async Task<HttpStatusCode> PayAsync(
        Order order,
        long? amount = null,
        string currency = "PLN",
        string crc = Crc,
        bool tell = true
    )
    {
        order.Paid = amount ?? order.Amount;
        order.Currency = currency;
        order.OrderId = order.OrderId == 0 ? RandomNumberGenerator.GetInt32(1, int.MaxValue) : order.OrderId;
        return tell ? await TellAsync(order, order.Session, crc) : HttpStatusCode.OK;
    }

    /// <summary>Tells the portal of it (again), maybe by another name or with another key.</summary>
    public async Task<HttpStatusCode> TellAsync(Order order, string session, string crc = Crc)
    {
        const string Statement = "p24-A1B-2C3-ł/ó";
        var sign = Sha(
            $$"""{"merchantId":{{Merchant}},"posId":{{Merchant}},"sessionId":"{{session}}","amount":{{order.Paid}},"originAmount":{{order.Paid}},"currency":"{{order.Currency}}","orderId":{{order.OrderId}},"methodId":154,"statement":"{{Statement}}","crc":"{{crc}}"}"""
        );
        using var answer = await http.PostAsJsonAsync(
            order.UrlStatus,
            new
            {
                merchantId = Merchant,
                posId = Merchant,
                sessionId = session,
                amount = order.Paid,
                originAmount = order.Paid,
                currency = order.Currency,
                orderId = order.OrderId,
                methodId = 154,
                statement = Statement,
                sign,
            },
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private async Task<IResult> RegisterAsync(HttpRequest request)
    {
        if (await MisbehaveAsync("register", request) is { } wrong)
            return wrong;
        var json = await JsonAsync(request);
        var (session, amount) = (json.GetProperty("sessionId").GetString()!, json.GetProperty("amount").GetInt64());
        var sign = Sha(
            $$"""{"sessionId":"{{session}}","merchantId":{{Merchant}},"amount":{{amount}},"currency":"PLN","crc":"{{Crc}}"}"""
        );
        if (json.GetProperty("sign").GetString() != sign)
            return Results.Json(new { error = "Incorrect sign", code = 400 }, statusCode: 400);
        var order = new Order(session, amount, json.GetProperty("urlStatus").GetString()!)
        {
            UrlReturn = json.GetProperty("urlReturn").GetString()!,
            Description = json.GetProperty("description").GetString()!,
            Email = json.GetProperty("email").GetString()!,
            Token = "T" + Guid.NewGuid().ToString("N"),
        };
        return Orders.TryAdd(session, order)
            ? Results.Json(new { data = new { token = order.Token }, responseCode = 0 })
            : Results.Json(new { error = "Session exists", code = 400 }, statusCode: 400);
    }

    private async Task<IResult> VerifyAsync(HttpRequest request)
    {
        if (await MisbehaveAsync("verify", request) is { } wrong)
            return wrong;
        var json = await JsonAsync(request);
        var session = json.GetProperty("sessionId").GetString()!;
        var (amount, id) = (json.GetProperty("amount").GetInt64(), json.GetProperty("orderId").GetInt64());
        var sign = Sha(
            $$"""{"sessionId":"{{session}}","orderId":{{id}},"amount":{{amount}},"currency":"PLN","crc":"{{Crc}}"}"""
        );
        if (
            json.GetProperty("sign").GetString() != sign
            || !Orders.TryGetValue(session, out var order)
            || order.Paid != amount
            || order.OrderId != id
        )
            return Results.Json(new { error = "Invalid input data", code = 400 }, statusCode: 400);
        order.Verified++;
        return Results.Json(new { data = new { status = "success" }, responseCode = 0 });
    }

    private async Task<IResult> BySession(string session, HttpRequest request)
    {
        if (await MisbehaveAsync("ask", request) is { } wrong)
            return wrong;
        if (!Orders.TryGetValue(session, out var order))
            return Results.Json(new { error = "Transaction not found", code = 404 }, statusCode: 404);
        var status =
            order.GivenBack ? 3
            : order.Verified > 0 ? 2
            : order.Paid > 0 ? 1
            : 0;
        return Results.Json(
            new
            {
                data = new
                {
                    orderId = order.OrderId,
                    sessionId = session,
                    status,
                    amount = order.Paid > 0 ? order.Paid : order.Amount,
                    currency = order.Currency,
                },
                responseCode = 0,
            }
        );
    }

    private async Task<IResult?> MisbehaveAsync(string call, HttpRequest request)
    {
        Calls.Enqueue(call);
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Merchant}:{ApiKey}"));
        if (request.Headers.Authorization != expected)
            return Results.Json(new { error = "Incorrect authentication", code = 401 }, statusCode: 401);
        switch (Failing.GetValueOrDefault(call, 200))
        {
            case 200:
                return null;
            case 0:
                request.HttpContext.Abort();
                return Results.Empty;
            case -1:
                var hungUp = new TaskCompletionSource();
                await using (request.HttpContext.RequestAborted.Register(hungUp.SetResult))
                    await hungUp.Task;
                return Results.Empty;
            case -2:
                return Results.Text("<html>Przerwa techniczna</html>", "text/html");
            case var status:
                return Results.Json(new { error = "Failure", code = status }, statusCode: status);
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpRequest request) =>
        await request.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A payment as the gateway knows it.</summary>
    internal sealed class Order(string session, long amount, string urlStatus)
    {
        public string Session => session;
        public long Amount => amount;
        public string UrlStatus => urlStatus;
        public string UrlReturn { get; init; } = "";
        public string Description { get; init; } = "";
        public string Email { get; init; } = "";
        public string Token { get; init; } = "";
        public string Currency { get; set; } = "PLN";
        public long Paid { get; set; }
        public long OrderId { get; set; }
        public int Verified { get; set; }
        public bool GivenBack { get; set; }
    }
}
