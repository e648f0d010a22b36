using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Ebok.Web.Bench;

/// <summary>An interactive page that somebody has open: fetched, and its circuit connected as <c>blazor.web.js</c> does it,
/// up to the first picture that the server draws. Stays open, and says now and then that it is there, until it is
/// disposed of.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    // SignalR's kinds of messages.
    private const byte Invocation = 1;
    private const byte Completion = 3;
    private const byte EndOfHandshake = 0x1e;
    private static readonly byte[] Ping = [2, 0x91, 6];
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closed = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task work = Task.CompletedTask;

    private OpenPage() { }

    /// <summary>Opens the page and waits until its circuit has drawn it.</summary>
    /// <exception cref="InvalidOperationException">The page has nothing interactive, or the circuit was refused.</exception>
    internal static async Task<OpenPage> OpenAsync(Uri address, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var http = new HttpClient(handler);
        var html = await http.GetStringAsync(address, cancel);
        var markers = Marker().Matches(html).Select(m => m.Groups[1].Value).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException($"nothing on {address} is interactive");
        var page = new OpenPage();
        var root = new Uri(address, "/");
        await page.socket.ConnectAsync(new UriBuilder(root) { Scheme = "ws", Path = "_blazor" }.Uri, cancel);
        await page.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}" + (char)EndOfHandshake),
            cancel
        );
        page.work = Task.WhenAll(page.ListenAsync(), page.StayAsync());
        await page.CallAsync("StartCircuit", "1", [root.ToString(), address.ToString(), "[]", ""], cancel);
        var added = string.Join(
            ',',
            markers.Select((marker, i) => $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker}}}")
        );
        var state = State().Match(html).Groups[1].Value;
        await page.CallAsync(
            "UpdateRootComponents",
            null,
            [$"{{\"batchId\":1,\"operations\":[{added}]}}", state],
            cancel
        );
        await page.drawn.Task.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        try
        {
            await work;
        }
        finally
        {
            socket.Dispose();
            sending.Dispose();
            closed.Dispose();
        }
    }

    // A server lets go of a circuit that is silent for half a minute.
    private async Task StayAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(BetweenPings);
            while (await timer.WaitForNextTickAsync(closed.Token))
                await SendAsync(Ping, closed.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException) { }
    }

    private async Task ListenAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            // Messages come one after another, whatever frames they come in; the answer to the handshake is the first.
            List<byte> heard = [];
            var answered = false;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), closed.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    throw new InvalidOperationException($"the circuit was closed: {socket.CloseStatusDescription}");
                heard.AddRange(buffer.AsSpan(0, part.Count));
                if (!answered && heard.IndexOf(EndOfHandshake) is >= 0 and var end)
                {
                    heard.RemoveRange(0, end + 1);
                    answered = true;
                }
                while (answered && Take(heard) is { } message)
                    await HearAsync(message);
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested) { }
        catch (Exception e)
        {
            // Who waits for the first picture hears it now; who has the page open, when it is closed.
            drawn.TrySetException(e);
            throw;
        }
    }

    private async Task HearAsync(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        if (message[1] == Completion && text.Contains("rror", StringComparison.Ordinal))
            throw new InvalidOperationException("the circuit was refused: " + text);
        var name = text.IndexOf("JS.RenderBatch", StringComparison.Ordinal);
        if (message[1] != Invocation || name < 0)
            return;
        // After the name an array of two: the number of the picture and the picture.
        var number = IntegerAt(message.AsSpan()[(name + "JS.RenderBatch".Length + 1)..]);
        await CallAsync("OnRenderCompleted", null, [number, null], closed.Token);
        drawn.TrySetResult();
    }

    private Task CallAsync(string name, string? id, object?[] arguments, CancellationToken cancel)
    {
        // MessagePack: an array of kind, headers, id, name, arguments, streams.
        var body = new List<byte> { 0x96, Invocation, 0x80 };
        Write(body, id);
        Write(body, name);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            Write(body, argument);
        body.Add(0x90);
        // Its length goes before it, seven bits a byte.
        var framed = new List<byte>();
        for (var left = body.Count; ; left >>= 7)
        {
            framed.Add((byte)(left < 0x80 ? left : left & 0x7f | 0x80));
            if (left < 0x80)
                break;
        }
        return SendAsync([.. framed, .. body], cancel);
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, cancel);
        }
        finally
        {
            sending.Release();
        }
    }

    private static void Write(List<byte> body, object? value)
    {
        Span<byte> number = stackalloc byte[8];
        switch (value)
        {
            case null:
                body.Add(0xc0);
                break;
            case long whole:
                body.Add(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(number, whole);
                body.AddRange(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                body.Add(0xdb);
                BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
                body.AddRange(number[..4]);
                body.AddRange(bytes);
                break;
            default:
                throw new ArgumentException(value.GetType().Name, nameof(value));
        }
    }

    // The first message, which its length goes before; null while it is not there as a whole.
    private static byte[]? Take(List<byte> heard)
    {
        var (at, length) = (0, 0);
        do
        {
            if (at == heard.Count)
                return null;
            length |= (heard[at] & 0x7f) << (7 * at);
        } while ((heard[at++] & 0x80) != 0);
        if (heard.Count < at + length)
            return null;
        var message = heard.GetRange(at, length).ToArray();
        heard.RemoveRange(0, at + length);
        return message;
    }

    private static long IntegerAt(ReadOnlySpan<byte> bytes) =>
        bytes[0] switch
        {
            < 0x80 => bytes[0],
            0xcc => bytes[1],
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(bytes[1..]),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(bytes[1..]),
            var other => throw new InvalidOperationException($"no number: {other:x2}"),
        };

    [GeneratedRegex("""<!--Blazor:(\{"type":"server".*?\})-->""")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
