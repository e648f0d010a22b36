using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Attachments;

/// <summary>Where <c>clamd</c> listens: <c>/run/clamav/clamd.ctl</c> or <c>host:3310</c>.</summary>
/// <param name="Path">Of a Unix socket; null: over TCP.</param>
/// <param name="Host">Name or address; null: a Unix socket.</param>
/// <param name="Port">Of the host.</param>
public sealed record ClamdAddress(string? Path, string? Host, int Port)
{
    /// <summary>Null: it is neither a path nor host:port.</summary>
    public static ClamdAddress? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith('/'))
            return new(text, null, 0);
        var colon = text.LastIndexOf(':');
        return
            colon > 0
            && ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0
            ? new(null, text[..colon].Trim('[', ']'), port)
            : null;
    }

    internal EndPoint EndPoint => Path is null ? new DnsEndPoint(Host!, Port) : new UnixDomainSocketEndPoint(Path);

    /// <inheritdoc/>
    public override string ToString() => Path ?? $"{Host}:{Port}";
}

/// <summary>ClamAV's daemon, command INSTREAM of its protocol (clamd(8)): <c>zINSTREAM\0</c>, then pieces of four bytes of
/// length (big-endian) and that many of content, ended by a length of zero; the answer is <c>stream: OK\0</c>,
/// <c>stream: Win.Test.EICAR_HDB-1 FOUND\0</c> or a text that ends in <c>ERROR\0</c>.</summary>
public sealed class ClamdScanner(ClamdAddress address, TimeProvider clock, ILogger<ClamdScanner> log) : IFileScanner
{
    private const int Piece = 64 * 1024;
    private const int LongestAnswer = 4096;

    /// <summary>After a failure nobody waits for it again for so long: files are held at once.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    private long restsUntil = long.MinValue;

    /// <inheritdoc/>
    public bool IsOn => true;

    /// <inheritdoc/>
    public async Task<ScanVerdict> ScanAsync(Stream content, TimeSpan patience, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (clock.GetTimestamp() < Interlocked.Read(ref restsUntil))
            return ScanVerdict.Unknown;
        using var gaveUp = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, gaveUp.Token);
        try
        {
            var answer = await AskAsync(content, both.Token);
            if (answer.EndsWith(" OK", StringComparison.Ordinal))
                return ScanVerdict.Clean;
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
                return ScanVerdict.Infected;
            log.LogWarning("clamd at {Address} did not look at a file: {Answer}", address, OneLine(answer));
            return ScanVerdict.Unknown;
        }
        catch (Exception failure)
            when (failure is SocketException or IOException
                || failure is OperationCanceledException && !cancel.IsCancellationRequested
            )
        {
            log.LogWarning("clamd at {Address} is away: {Failure}", address, failure.GetType().Name);
            Interlocked.Exchange(
                ref restsUntil,
                clock.GetTimestamp() + (long)(Rest.TotalSeconds * clock.TimestampFrequency)
            );
            return ScanVerdict.Unknown;
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancel)
    {
        using var socket = address.Path is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(address.EndPoint, cancel);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var piece = new byte[4 + Piece];
        for (int read; (read = await content.ReadAtLeastAsync(piece.AsMemory(4), Piece, false, cancel)) > 0; )
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancel);
        }
        await stream.WriteAsync(new byte[4], cancel);
        return await AnswerAsync(stream, cancel);
    }

    // Cut off before its end it is no answer.
    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancel)
    {
        var answer = new byte[LongestAnswer];
        for (var length = 0; length < answer.Length; )
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancel);
            if (read == 0)
                throw new IOException("clamd hung up");
            length += read;
            if (Array.IndexOf(answer, (byte)0, 0, length) is >= 0 and var end)
                return Encoding.ASCII.GetString(answer, 0, end);
        }
        throw new IOException("clamd said too much");
    }

    private static string OneLine(string answer) =>
        string.Concat(answer.Take(100).Select(c => char.IsControl(c) ? ' ' : c));
}
