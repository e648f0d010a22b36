using System.Globalization;
using System.Text;

namespace Ebok.Web.Shell;

/// <summary>"czas generowania strony: N ms" (K6), really measured: the footer holds a mark, and the time from the
/// request's arrival to the moment when the mark leaves the server takes its place. A component cannot know this time:
/// the footer is rendered before the page's data are there.</summary>
internal sealed class GenerationTime(RequestDelegate next, TimeProvider clock)
{
    /// <summary>What the footer writes. Unguessable, so that no text of a page can be taken for it.</summary>
    public static readonly string Mark = $"[{Guid.NewGuid():N}]";

    private static readonly byte[] MarkBytes = Encoding.ASCII.GetBytes(Mark);

    public async Task InvokeAsync(HttpContext context)
    {
        var body = context.Response.Body;
        var start = clock.GetTimestamp();
        await using var marked = new MarkedStream(body, () => clock.GetElapsedTime(start));
        context.Response.Body = marked;
        try
        {
            await next(context);
            await marked.EndAsync();
        }
        finally
        {
            context.Response.Body = body;
        }
    }

    /// <summary>Passes everything on and replaces the first mark, also one that two writes share.</summary>
    private sealed class MarkedStream(Stream inner, Func<TimeSpan> elapsed) : Stream
    {
        private byte[] held = [];
        private bool done;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (done)
            {
                await inner.WriteAsync(buffer, cancellationToken);
                return;
            }
            if (held.Length > 0)
            {
                buffer = (byte[])[.. held, .. buffer.Span];
                held = [];
            }
            var at = buffer.Span.IndexOf(MarkBytes);
            if (at >= 0)
            {
                done = true;
                await inner.WriteAsync(buffer[..at], cancellationToken);
                await inner.WriteAsync(Milliseconds(), cancellationToken);
                await inner.WriteAsync(buffer[(at + MarkBytes.Length)..], cancellationToken);
                return;
            }
            var keep = TailThatMayBeginTheMark(buffer.Span);
            held = buffer[^keep..].ToArray();
            await inner.WriteAsync(buffer[..^keep], cancellationToken);
        }

        /// <summary>Lets go of what was held back at the end of the page.</summary>
        public async Task EndAsync()
        {
            if (held.Length > 0)
                await inner.WriteAsync(held);
            held = [];
        }

        private static int TailThatMayBeginTheMark(ReadOnlySpan<byte> buffer)
        {
            var keep = Math.Min(MarkBytes.Length - 1, buffer.Length);
            while (keep > 0 && !buffer[^keep..].SequenceEqual(MarkBytes.AsSpan(0, keep)))
                keep--;
            return keep;
        }

        private byte[] Milliseconds() =>
            Encoding.ASCII.GetBytes(
                Math.Max(1, Math.Round(elapsed().TotalMilliseconds)).ToString(CultureInfo.InvariantCulture)
            );

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Flush() => inner.Flush();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("Write asynchronously");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
