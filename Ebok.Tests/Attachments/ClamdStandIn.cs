using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ebok.Tests.Attachments;

/// <summary>What the stand-in does with a file.</summary>
internal enum ClamdMood
{
    /// <summary>As clamd: a file with the EICAR line is infected.</summary>
    Works,

    /// <summary>Takes the file and never answers.</summary>
    Silent,

    /// <summary>Hangs up in the middle.</summary>
    HangsUp,

    /// <summary>Answers that the file is too large for it.</summary>
    Complains,
}

/// <summary>A clamd on a loopback port that speaks INSTREAM, and misbehaves on request.</summary>
internal sealed class ClamdStandIn : IAsyncDisposable
{
    /// <summary>The line that every scanner takes for a virus (eicar.org); in two parts, so that none takes this file for one.</summary>
    public const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public ClamdStandIn()
    {
        listener.Start();
        running = RunAsync();
    }

    public ClamdMood Mood { get; set; }

    /// <summary>Files taken whole.</summary>
    public int Asked { get; private set; }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        { }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var gone = client;
        try
        {
            await using var stream = client.GetStream();
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, stop.Token);
            Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
            if (Mood == ClamdMood.HangsUp)
                return;
            using var content = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length, stop.Token);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0)
                    break;
                await stream.ReadExactlyAsync(piece, stop.Token);
                content.Write(piece);
            }
            Asked++;
            if (Mood == ClamdMood.Silent)
                await new TaskCompletionSource().Task.WaitAsync(stop.Token);
            var answer =
                Mood == ClamdMood.Complains ? "INSTREAM size limit exceeded. ERROR"
                : content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Eicar)) >= 0
                    ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                : "stream: OK";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), stop.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException) { }
    }
}
