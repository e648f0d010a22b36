using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ebok.Tests.Attachments;

/// <summary>Small files of each kind, and some that pretend.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf(string inside = "") =>
        Text($"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n{inside}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Png(uint width, uint height)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(header, 13);
        "IHDR"u8.CopyTo(header.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(12), height);
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. header,
            8,
            2,
            0,
            0,
            0,
            1,
            2,
            3,
            4,
            0,
            0,
            0,
            0,
            .. "IEND"u8,
            0,
            0,
            0,
            0,
        ];
    }

    public static byte[] Jpeg(ushort width, ushort height) =>
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            1,
            2,
            0xFF,
            0xC0,
            0,
            11,
            8,
            (byte)(height >> 8),
            (byte)height,
            (byte)(width >> 8),
            (byte)width,
            1,
            1,
            0x11,
            0,
            0xFF,
            0xDA,
            0,
            2,
            9,
            9,
            9,
            0xFF,
            0xD9,
        ];

    public static byte[] Heic(uint width, uint height)
    {
        var size = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(4), width);
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(8), height);
        byte[] ispe = [.. "ispe"u8, .. size];
        byte[] meta = [0, 0, 0, (byte)(8 + 4 + 4 + ispe.Length), .. "meta"u8, 0, 0, 0, 0, 0, 0, 0, 20, .. ispe];
        return [0, 0, 0, 24, .. "ftyp"u8, .. "mif1"u8, 0, 0, 0, 0, .. "mif1"u8, .. "heic"u8, .. meta];
    }

    public static byte[] Docx(params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", Text("<w:document/>")), .. more]);

    public static byte[] Odt() =>
        Zip([("mimetype", Text("application/vnd.oasis.opendocument.text")), ("content.xml", Text("<office/>"))]);

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive
                    .CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal)
                    .Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    /// <summary>The first bytes of a Windows program.</summary>
    public static byte[] Program() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, .. new byte[200]];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>As an editor of Windows stores Polish letters.</summary>
    public static byte[] Windows1250() =>
        [.. "Prosz"u8, 0xEA, .. " o odczyt, "u8, 0x9C, .. "wiadek: S"u8, 0xB9, .. "siad"u8];
}
