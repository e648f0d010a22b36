using System.Buffers.Binary;
using Ebok.Core.Utilities;

namespace Ebok.Core.Attachments;

/// <summary>What a file is, or why it is nothing that we take.</summary>
internal readonly record struct FileVerdict(AttachmentKind? Kind, AttachmentFault? Fault)
{
    public static implicit operator FileVerdict(AttachmentKind kind) => new(kind, null);

    public static implicit operator FileVerdict(AttachmentFault fault) => new(null, fault);
}

/// <summary>Tells the kind of a file by its content; its name and what the browser says of it are not looked at.</summary>
internal static class FileContent
{
    // Text to a reader, but a program or a page to something else.
    private static readonly string[] NotPlain = ["<!", "<?", "<html", "<svg", "<script", "{\\rtf", "%!", "#!"];

    /// <param name="content">Can seek; stays open.</param>
    public static FileVerdict Of(Stream content)
    {
        if (content.Length == 0)
            return AttachmentFault.Empty;
        var head = content.ReadAt(0, 64);
        var verdict = head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf(content),
            [0xFF, 0xD8, 0xFF, ..] => Picture(AttachmentKind.Jpeg, PictureSize.OfJpeg(content)),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Picture(
                AttachmentKind.Png,
                PictureSize.OfPng(content)
            ),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsHeic(head)
                ? Picture(AttachmentKind.Heic, PictureSize.OfHeic(content))
                : AttachmentFault.UnknownKind,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeArchive.Of(content),
            _ => IsPlain(head) && PlainText.Is(content) ? AttachmentKind.Txt : AttachmentFault.UnknownKind,
        };
        return
            verdict.Kind is not (null or AttachmentKind.Docx or AttachmentKind.Odt or AttachmentKind.Txt)
            && EndsAsArchive(content)
            ? AttachmentFault.TwoKinds
            : verdict;
    }

    // The end of a PDF says where its table of contents is: what was cut off, or never was one, has none.
    private static FileVerdict Pdf(Stream content)
    {
        var end = content.ReadAt(Math.Max(0, content.Length - 2048), 2048).AsSpan();
        return end.LastIndexOf("%%EOF"u8) >= 0 && end.LastIndexOf("startxref"u8) >= 0
            ? AttachmentKind.Pdf
            : AttachmentFault.Damaged;
    }

    private static FileVerdict Picture(AttachmentKind kind, PictureSize? size) =>
        size switch
        {
            null => AttachmentFault.Damaged,
            { IsHuge: true } => AttachmentFault.HugePicture,
            _ => kind,
        };

    private static bool IsHeic(ReadOnlySpan<byte> head)
    {
        var size = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        for (var at = 8; at + 4 <= size; at += 4)
            if (head[at..(at + 3)].SequenceEqual("hei"u8) || head[at..(at + 3)].SequenceEqual("hev"u8))
                return true;
        return false;
    }

    private static bool IsPlain(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart();
        return !NotPlain.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    // A zip is read from its end: the record there, with a comment that reaches exactly to the last byte.
    private static bool EndsAsArchive(Stream content)
    {
        const int Record = 22;
        var start = Math.Max(0, content.Length - Record - ushort.MaxValue);
        var tail = content.ReadAt(start, Record + ushort.MaxValue).AsSpan();
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
            if (
                at + Record <= tail.Length
                && at + Record + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length
            )
                return true;
        return false;
    }

    /// <summary>At most so many bytes from there; fewer at the end of the file.</summary>
    public static byte[] ReadAt(this Stream content, long offset, int count)
    {
        content.Position = offset;
        var bytes = new byte[(int)Math.Max(0, Math.Min(count, content.Length - offset))];
        content.ReadExactly(bytes);
        return bytes;
    }
}
