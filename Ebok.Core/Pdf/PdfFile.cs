using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Pdf;

/// <summary>The objects of a PDF file and their bytes on disk: plain objects packed into compressed object streams, a
/// compressed cross-reference stream at the end (PDF 1.7, ISO 32000-1, 7.5.7 and 7.5.8). The same objects give the same
/// bytes: nothing of it depends on time or chance.</summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;
    private readonly List<Entry> entries = [];

    private sealed class Entry
    {
        public string? Text;
        public byte[]? Stream;
        public int Offset;
        public int InStream;
        public int Index;
    }

    /// <summary>A number for an object that is filled in later.</summary>
    public int Reserve()
    {
        entries.Add(new Entry());
        return entries.Count;
    }

    /// <summary>A dictionary, array or other plain object.</summary>
    public int Add(string text)
    {
        var number = Reserve();
        Set(number, text);
        return number;
    }

    /// <summary>Fills in a reserved object.</summary>
    public void Set(int number, string text) => entries[number - 1].Text = text;

    /// <summary>A stream, compressed.</summary>
    /// <param name="dictionary">Its entries but for length and filter.</param>
    /// <param name="bytes">Its contents.</param>
    public int AddStream(string dictionary, ReadOnlySpan<byte> bytes)
    {
        var number = Reserve();
        SetStream(number, dictionary, bytes);
        return number;
    }

    /// <summary>Fills in a reserved object with a stream.</summary>
    public void SetStream(int number, string dictionary, ReadOnlySpan<byte> bytes)
    {
        var packed = Compress(bytes);
        entries[number - 1].Text = string.Create(
            CultureInfo.InvariantCulture,
            $"<<{dictionary}/Filter/FlateDecode/Length {packed.Length}>>"
        );
        entries[number - 1].Stream = packed;
    }

    /// <summary>A text of the document's properties, readable in every script: <c>&lt;FEFF…&gt;</c>.</summary>
    public static string Text(string text) =>
        "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>The finished file.</summary>
    /// <param name="catalog">Number of the catalogue.</param>
    /// <param name="info">Number of the document information.</param>
    public byte[] ToBytes(int catalog, int info)
    {
        PackPlainObjects();
        var table = Reserve();
        using var file = new MemoryStream();
        // The second line tells programs that the file is binary.
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        for (var i = 0; i < entries.Count - 1; i++)
            if (entries[i].Stream is not null)
                WriteStream(file, i + 1);
        entries[table - 1].Offset = (int)file.Length;
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)))[..32];
        SetStream(
            table,
            string.Create(
                CultureInfo.InvariantCulture,
                $"/Type/XRef/Size {entries.Count + 1}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]"
            ),
            CrossReferences()
        );
        WriteStream(file, table);
        file.Write(Encoding.ASCII.GetBytes($"startxref\n{entries[table - 1].Offset}\n%%EOF\n"));
        return file.ToArray();
    }

    private void PackPlainObjects()
    {
        var plain = Enumerable.Range(0, entries.Count).Where(i => entries[i].Stream is null).ToList();
        foreach (var some in plain.Chunk(ObjectsPerStream))
        {
            StringBuilder numbers = new(),
                bodies = new();
            var stream = Reserve();
            for (var i = 0; i < some.Length; i++)
            {
                var entry = entries[some[i]];
                numbers.Append(CultureInfo.InvariantCulture, $"{some[i] + 1} {bodies.Length} ");
                bodies.Append(entry.Text ?? "null").Append('\n');
                (entry.InStream, entry.Index) = (stream, i);
            }
            SetStream(
                stream,
                string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {some.Length}/First {numbers.Length}"),
                Encoding.ASCII.GetBytes(numbers.Append(bodies).ToString())
            );
        }
    }

    private byte[] CrossReferences()
    {
        var table = new byte[7 * (entries.Count + 1)];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(5), 65535);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var row = table.AsSpan(7 * (i + 1));
            row[0] = (byte)(entry.InStream == 0 ? 1 : 2);
            BinaryPrimitives.WriteInt32BigEndian(row[1..], entry.InStream == 0 ? entry.Offset : entry.InStream);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)entry.Index);
        }
        return table;
    }

    private void WriteStream(MemoryStream file, int number)
    {
        var entry = entries[number - 1];
        entry.Offset = (int)file.Length;
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n{entry.Text}\nstream\n"));
        file.Write(entry.Stream);
        file.Write("\nendstream\nendobj\n"u8);
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(bytes);
        return packed.ToArray();
    }
}
