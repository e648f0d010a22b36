using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ebok.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Payments.Online;

/// <summary>A company's contract with Przelewy24.</summary>
/// <param name="MerchantId">ID sprzedawcy.</param>
/// <param name="PosId">ID sklepu; the same unless the company has several.</param>
/// <param name="Crc">Klucz CRC: signs.</param>
/// <param name="ApiKey">Klucz do raportów (API): password of the calls.</param>
public sealed record Przelewy24Keys(int MerchantId, int PosId, string Crc, string ApiKey)
{
    /// <inheritdoc/>
    public override string ToString() => MerchantId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where Przelewy24 is, and with whose keys.</summary>
/// <param name="Host">https://secure.przelewy24.pl, or https://sandbox.przelewy24.pl for trying.</param>
/// <param name="Keys">By NIP of the company.</param>
public sealed record Przelewy24Settings(Uri Host, IReadOnlyDictionary<string, Przelewy24Keys> Keys);

/// <summary>Przelewy24, REST API v1: <c>POST api/v1/transaction/register</c>, the customer's page
/// <c>trnRequest/{token}</c>, the signed message to <c>urlStatus</c>, <c>PUT api/v1/transaction/verify</c>,
/// <c>GET api/v1/transaction/by/sessionId/{id}</c>. Basic authentication with the shop's id and the API key; amounts in
/// grosze; <c>sign</c> is the SHA-384 of a JSON text whose members stand in the documented order, with the CRC key as the
/// last (developers.przelewy24.pl).</summary>
public sealed class Przelewy24(Przelewy24Settings settings, HttpClient http, ILogger<Przelewy24> log) : IPaymentGateway
{
    /// <summary>The customer has so long to pay there.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(30);

    private const string Currency = "PLN";
    private const int LongestAnswer = 64 * 1024;
    private const int LongestLabel = 20;

    /// <inheritdoc/>
    public bool Takes(string sellerNip) => settings.Keys.ContainsKey(sellerNip);

    /// <inheritdoc/>
    public Uri PageOf(string token) => new(settings.Host, "trnRequest/" + Uri.EscapeDataString(token));

    /// <inheritdoc/>
    public async Task<GatewayRegistered> RegisterAsync(GatewayOrder order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var keys = settings.Keys[order.SellerNip];
        var body = new Dictionary<string, object>
        {
            ["merchantId"] = keys.MerchantId,
            ["posId"] = keys.PosId,
            ["sessionId"] = order.Session,
            ["amount"] = order.Amount.Grosze,
            ["currency"] = Currency,
            ["description"] = order.Description,
            ["email"] = order.Email,
            ["country"] = "PL",
            ["language"] = "pl",
            ["urlReturn"] = order.Return.AbsoluteUri,
            ["urlStatus"] = order.Status.AbsoluteUri,
            ["timeLimit"] = (int)TimeLimit.TotalMinutes,
            ["transferLabel"] = order.Number.Length <= LongestLabel ? order.Number : order.Number[..LongestLabel],
            ["encoding"] = "UTF-8",
            ["sign"] = Sign(
                ("sessionId", order.Session),
                ("merchantId", keys.MerchantId),
                ("amount", order.Amount.Grosze),
                ("currency", Currency),
                ("crc", keys.Crc)
            ),
        };
        var (outcome, data, _) = await CallAsync(HttpMethod.Post, "register", keys, body, cancel);
        if (outcome != GatewayOutcome.Done)
            return new(outcome, null);
        return Text(data, "token") is { Length: > 0 and <= 256 } token
            ? new(GatewayOutcome.Done, token)
            : new(GatewayOutcome.Away, null);
    }

    /// <inheritdoc/>
    public async Task<GatewayOutcome> ConfirmAsync(
        string sellerNip,
        string session,
        long order,
        Money amount,
        CancellationToken cancel
    )
    {
        var keys = settings.Keys[sellerNip];
        var body = new Dictionary<string, object>
        {
            ["merchantId"] = keys.MerchantId,
            ["posId"] = keys.PosId,
            ["sessionId"] = session,
            ["amount"] = amount.Grosze,
            ["currency"] = Currency,
            ["orderId"] = order,
            ["sign"] = Sign(
                ("sessionId", session),
                ("orderId", order),
                ("amount", amount.Grosze),
                ("currency", Currency),
                ("crc", keys.Crc)
            ),
        };
        var (outcome, data, _) = await CallAsync(HttpMethod.Put, "verify", keys, body, cancel);
        if (outcome != GatewayOutcome.Done)
            return outcome;
        return Text(data, "status") == "success" ? GatewayOutcome.Done : GatewayOutcome.Refused;
    }

    /// <inheritdoc/>
    public async Task<GatewayStanding> AskAsync(string sellerNip, string session, CancellationToken cancel)
    {
        var keys = settings.Keys[sellerNip];
        var path = "by/sessionId/" + Uri.EscapeDataString(session);
        var (outcome, data, unknown) = await CallAsync(HttpMethod.Get, path, keys, null, cancel);
        if (unknown)
            return new(GatewayOutcome.Done, GatewayPaid.No, 0, Money.Zero, Currency);
        if (outcome != GatewayOutcome.Done || Number(data, "status") is not { } status)
            return new(GatewayOutcome.Away, GatewayPaid.No, 0, Money.Zero, Currency);
        return new(
            GatewayOutcome.Done,
            status switch
            {
                1 => GatewayPaid.Unconfirmed,
                2 => GatewayPaid.Confirmed,
                3 => GatewayPaid.Returned,
                _ => GatewayPaid.No,
            },
            Number(data, "orderId") ?? 0,
            new Money(Number(data, "amount") ?? 0),
            Text(data, "currency") ?? Currency
        );
    }

    /// <inheritdoc/>
    public string? SessionOf(ReadOnlySpan<byte> message) => Parse(message) is { } json ? Text(json, "sessionId") : null;

    /// <inheritdoc/>
    public GatewayNotice? Read(string sellerNip, ReadOnlySpan<byte> message)
    {
        if (!settings.Keys.TryGetValue(sellerNip, out var keys) || Parse(message) is not { } json)
            return null;
        if (
            Number(json, "merchantId") is not { } merchant
            || Number(json, "posId") is not { } pos
            || Text(json, "sessionId") is not { } session
            || Number(json, "amount") is not { } amount
            || Number(json, "originAmount") is not { } origin
            || Text(json, "currency") is not { } currency
            || Number(json, "orderId") is not { } order
            || Number(json, "methodId") is not { } method
            || Text(json, "statement") is not { } statement
            || Text(json, "sign") is not { } sign
        )
            return null;
        var expected = Sign(
            ("merchantId", merchant),
            ("posId", pos),
            ("sessionId", session),
            ("amount", amount),
            ("originAmount", origin),
            ("currency", currency),
            ("orderId", order),
            ("methodId", method),
            ("statement", statement),
            ("crc", keys.Crc)
        );
        var signed = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected),
            Encoding.UTF8.GetBytes(sign)
        );
        return signed && merchant == keys.MerchantId && pos == keys.PosId
            ? new(session, order, new Money(amount), new Money(origin), currency)
            : null;
    }

    /// <summary>SHA-384 in lower-case hex of the members as PHP's <c>json_encode</c> writes them with
    /// <c>JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES</c>.</summary>
    internal static string Sign(params ReadOnlySpan<(string Name, object Value)> members)
    {
        var json = new StringBuilder("{");
        foreach (var (name, value) in members)
        {
            if (json.Length > 1)
                json.Append(',');
            json.Append('"').Append(name).Append("\":");
            if (value is string text)
                Quote(json, text);
            else
                json.Append(CultureInfo.InvariantCulture, $"{value}");
        }
        return Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(json.Append('}').ToString())));
    }

    // .NET's own encoders escape more than PHP does.
    private static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                // json_encode escapes these two unless told not to.
                '\u2028' => json.Append("\\u2028"),
                '\u2029' => json.Append("\\u2029"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        json.Append('"');
    }

    private async Task<(GatewayOutcome, JsonElement, bool Unknown)> CallAsync(
        HttpMethod method,
        string path,
        Przelewy24Keys keys,
        object? body,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(settings.Host, "api/v1/transaction/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{keys.PosId}:{keys.ApiKey}"))
            )
        );
        if (body is not null)
            request.Content = JsonContent.Create(body);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
            {
                log.LogWarning("Przelewy24 answered {Method} with {Status}", method.Method, (int)response.StatusCode);
                var outcome = IsRefusal(response.StatusCode) ? GatewayOutcome.Refused : GatewayOutcome.Away;
                return (outcome, default, response.StatusCode == HttpStatusCode.NotFound);
            }
            var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
            return
                Parse(bytes) is { } json
                && json.TryGetProperty("data", out var data)
                && data.ValueKind == JsonValueKind.Object
                ? (GatewayOutcome.Done, data, false)
                : (GatewayOutcome.Away, default, false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Przelewy24 did not answer in time");
            return (GatewayOutcome.Away, default, false);
        }
        catch (HttpRequestException failure)
        {
            log.LogWarning("Przelewy24 was not reached: {Failure}", failure.HttpRequestError);
            return (GatewayOutcome.Away, default, false);
        }
    }

    private static bool IsRefusal(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout and not 429;

    private static JsonElement? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestAnswer)
            return null;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            var json = JsonElement.ParseValue(ref reader);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && IsWhole(value)
            ? value.GetString()
            : null;

    // A lone surrogate in an escape makes GetString throw.
    private static bool IsWhole(JsonElement value)
    {
        try
        {
            return value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : null;
}
