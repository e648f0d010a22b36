using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ebok.Web.Attachments;

/// <summary>A form that is larger than its page takes: what was typed into it, without its files. They are let through
/// without being held, and not for long: what stands behind twice the limit is not read at all.</summary>
internal sealed class OversizeForm(HttpRequest request, long mostBytes) : IFormFeature
{
    // As many and as long as of any form; see HostingFeature.
    private const int MostValues = 500;
    private const int LongestValue = 64 * 1024;

    /// <inheritdoc/>
    public IFormCollection? Form { get; set; }

    /// <inheritdoc/>
    public bool HasFormContentType => request.ContentType is not null;

    /// <inheritdoc/>
    public IFormCollection ReadForm() =>
        Form ?? throw new InvalidOperationException("A form that is too large is never waited for.");

    /// <inheritdoc/>
    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) =>
        Form ??= await ReadAsync(cancellationToken);

    private async Task<FormCollection> ReadAsync(CancellationToken cancel)
    {
        Dictionary<string, StringValues> typed = new(StringComparer.OrdinalIgnoreCase);
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
            return FormCollection.Empty;
        try
        {
            using var begin = new BeginOfStream(request.Body, mostBytes);
            var reader = new MultipartReader(boundary, begin);
            for (var i = 0; i < MostValues && await reader.ReadNextSectionAsync(cancel) is { } section; i++)
                if (await TypedAsync(section, cancel) is var (name, value))
                    typed[name] = StringValues.Concat(typed.GetValueOrDefault(name), value);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // Here it ends, for want of more or because the rest was not waited for: what came before it is known.
        }
        return new(typed);
    }

    private static async Task<(string Name, string Value)?> TypedAsync(
        MultipartSection section,
        CancellationToken cancel
    )
    {
        if (
            section.GetContentDispositionHeader() is not { } about
            || !about.IsFormDisposition()
            || HeaderUtilities.RemoveQuotes(about.Name).Value is not { Length: > 0 } name
        )
            return null;
        using var text = new StreamReader(section.Body);
        var value = new char[LongestValue];
        var length = await text.ReadBlockAsync(value, cancel);
        return (name, new string(value, 0, length));
    }

    /// <summary>As many bytes of a stream, and then its end.</summary>
    private sealed class BeginOfStream(Stream whole, long left) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await whole.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
            left -= read;
            return read;
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => whole.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
