using Ebok.Core.Attachments;
using Ebok.Core.Utilities;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Attachments;

/// <summary>What a file is decides its content (security.md, "uploads").</summary>
[Trait("Id", "K10")]
public class FileContentTests
{
    public static TheoryData<string, byte[], AttachmentKind> Real =>
        new()
        {
            { "pdf", SampleFiles.Pdf(), AttachmentKind.Pdf },
            { "png", SampleFiles.Png(4000, 3000), AttachmentKind.Png },
            { "jpeg", SampleFiles.Jpeg(16320, 12240), AttachmentKind.Jpeg },
            { "heic", SampleFiles.Heic(4032, 3024), AttachmentKind.Heic },
            { "docx", SampleFiles.Docx(), AttachmentKind.Docx },
            { "odt", SampleFiles.Odt(), AttachmentKind.Odt },
            { "utf-8", SampleFiles.Text("\uFEFFProszę o odczyt,\r\n\tul. Źródlana 7"), AttachmentKind.Txt },
            { "windows-1250", SampleFiles.Windows1250(), AttachmentKind.Txt },
        };

    public static TheoryData<string, byte[], AttachmentFault> False =>
        new()
        {
            { "nothing", [], AttachmentFault.Empty },
            { "text that begins like a PDF", SampleFiles.Text("%PDF-1.7 wcale nie"), AttachmentFault.Damaged },
            { "half a PDF", SampleFiles.Pdf()[..30], AttachmentFault.Damaged },
            { "program", SampleFiles.Program(), AttachmentFault.UnknownKind },
            { "page", SampleFiles.Text("<!DOCTYPE html><script>alert(1)</script>"), AttachmentFault.UnknownKind },
            { "drawing with a script", SampleFiles.Text(" \n<svg onload='x()'/>"), AttachmentFault.UnknownKind },
            { "shell", SampleFiles.Text("#!/bin/sh\nrm -rf /"), AttachmentFault.UnknownKind },
            { "text with a zero", [.. "abc"u8, 0, .. "def"u8], AttachmentFault.UnknownKind },
            { "gif", SampleFiles.Text("GIF89a\u0001\u0000"), AttachmentFault.UnknownKind },
            { "plain archive", SampleFiles.Zip([("a.exe", [1])]), AttachmentFault.UnknownKind },
            { "broken archive", SampleFiles.Docx()[..60], AttachmentFault.Damaged },
            { "archive that climbs out", SampleFiles.Docx(("../../etc/cron.d/x", [1])), AttachmentFault.Damaged },
            { "macros", SampleFiles.Docx(("word/vbaProject.bin", [1])), AttachmentFault.Macros },
            {
                "zip bomb",
                SampleFiles.Docx(("word/media/bomb.xml", new byte[40 * 1024 * 1024])),
                AttachmentFault.UnpacksToTooMuch
            },
            { "PDF and archive", [.. SampleFiles.Pdf(), .. SampleFiles.Zip([("a", [1])])], AttachmentFault.TwoKinds },
            {
                "picture and archive",
                [.. SampleFiles.Png(10, 10), .. SampleFiles.Zip([("a", [1])])],
                AttachmentFault.TwoKinds
            },
            { "PNG bomb", SampleFiles.Png(60_000, 60_000), AttachmentFault.HugePicture },
            { "PNG of 2^32", SampleFiles.Png(uint.MaxValue, uint.MaxValue), AttachmentFault.HugePicture },
            { "JPEG bomb", SampleFiles.Jpeg(65_000, 65_000), AttachmentFault.HugePicture },
            { "HEIC bomb", SampleFiles.Heic(60_000, 60_000), AttachmentFault.HugePicture },
            { "JPEG without a picture", [0xFF, 0xD8, 0xFF, 0xD9, 0, 0, 0, 0, 0, 0, 0, 0], AttachmentFault.Damaged },
            { "PNG without an end", SampleFiles.Png(10, 10)[..30], AttachmentFault.Damaged },
            { "HEIC without a size", SampleFiles.Heic(10, 10)[..24], AttachmentFault.Damaged },
            { "film", [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0], AttachmentFault.UnknownKind },
        };

    [Theory, MemberData(nameof(Real))]
    public void Of_RealFile_IsItsKind(string what, byte[] content, AttachmentKind kind) =>
        Of(content).ShouldBe(new FileVerdict(kind, null), what);

    [Theory, MemberData(nameof(False))]
    public void Of_Pretender_IsRefusedForItsOwnReason(string what, byte[] content, AttachmentFault fault) =>
        Of(content).ShouldBe(new FileVerdict(null, fault), what);

    [Fact]
    public void Of_AnythingCutOrChanged_AnswersAndNeverThrows()
    {
        byte[][] seeds = [.. Real.Select(r => (byte[])r.Data.Item2)];
        Prop.ForAll<int, int, byte>(
                (which, at, value) =>
                {
                    var bytes = seeds[(which & 0xFFFF) % seeds.Length].ToArray();
                    bytes[(at & 0xFFFF) % bytes.Length] = value;
                    var cut = bytes[..((at & 0xFFFF) % bytes.Length)];
                    return Whole(Of(bytes)) && Whole(Of(cut));
                }
            )
            .QuickCheckThrowOnFailure();

        static bool Whole(FileVerdict verdict) => verdict.Kind is null != verdict.Fault is null;
    }

    [Theory]
    [InlineData("skan.pdf", "skan.pdf")]
    [InlineData("faktura.exe", "faktura.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\Jan\\Pulpit\\Umowa.PDF", "Umowa.PDF")]
    [InlineData("a\r\nSet-Cookie: x=1\r\n\r\n.pdf", "aSet-Cookie x=1.pdf")]
    [InlineData("gnp\u202Efdp.exe", "gnpfdp.pdf")]
    [InlineData("", "plik.pdf")]
    [InlineData("...", "plik.pdf")]
    [InlineData("Źródło „ważne”.pdf", "Źródło „ważne”.pdf")]
    public void NameOf_HasNoPathNoLineBreaksAndTheEndingOfItsKind(string given, string name) =>
        FileKinds.NameOf(given, AttachmentKind.Pdf).ShouldBe(name);

    [Fact]
    public void NameOf_AThousandSigns_IsCutAndKeepsItsEnding()
    {
        var name = FileKinds.NameOf(new string('ż', 1000) + ".pdf", AttachmentKind.Pdf);

        name.Length.ShouldBeLessThanOrEqualTo(100);
        name.ShouldEndWith(".pdf");
    }

    private static FileVerdict Of(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileContent.Of(stream);
    }
}
