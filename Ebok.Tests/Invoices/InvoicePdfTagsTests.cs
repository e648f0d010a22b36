using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ebok.Core.Invoices.Pdf;
using Ebok.Tests.Testing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Ebok.Tests.Invoices;

/// <summary>What a screen reader and a search have of a rendered invoice.</summary>
[Trait("Id", "K8")]
public partial class InvoicePdfTagsTests
{
    private static readonly InvoiceSheet Water = InvoicePdfSamples.Water;

    [Fact]
    public async Task Water_IsReadInOrder()
    {
        var read = await ReadAsync(Water);

        string[] inOrder =
        [
            "H1 (block) \"Faktura VAT FV/2026/10/00123\"",
            "P (block) \"Termin płatności 19.10.2026\"",
            "P (block) \"Nabywca Jan Przykładowy ul. Lipowa 2/3 00-001 Przykładowo\"",
            "P (block) \"Do zapłaty 109,20 zł Termin płatności: 19.10.2026\"",
            "Figure",
            "H2 (block) \"Pozycje\"",
            "Table (block) TR TH: /Scope /Column \"Lp.\"",
            "TR TD \"1\" TD \"Dostarczanie wody\" TD \"10\" TD \"m³\" TD \"4,50\"",
            "H2 (block) \"Sprawdź fakturę w KSeF\"",
            "Link",
        ];
        var at = 0;
        foreach (var part in inOrder)
        {
            var found = read.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(at, part);
            at = found;
        }
        // Ornaments: drawn, not read.
        read.ShouldNotContain("Strona 1 z 1");
    }

    [Fact]
    public void Water_SaysLanguageAndTitle_AndEveryPictureInWords()
    {
        using var pdf = Open(Water);

        pdf.Language.ShouldBe("pl-PL");
        pdf.Info.Title.ShouldBe("Faktura VAT FV/2026/10/00123");
        var catalog = pdf.Internals.Catalog.Elements;
        catalog.GetDictionary("/ViewerPreferences")!.Elements.GetBoolean("/DisplayDocTitle").ShouldBeTrue();
        catalog.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked").ShouldBeTrue();
        Tags(pdf, "/Figure")
            .Select(f => f.Elements.GetString("/Alt"))
            .ShouldBe([InvoicePdfTexts.PayCodeAlternative, InvoicePdfTexts.KsefAlternative]);
    }

    [Fact]
    public async Task NumberWithMarkup_MetadataAreXmlWithTheTitle()
    {
        using var folder = new TemporaryFolder();
        var file = Save(folder, Water with { Number = "FV/1 & <2> \"ż\"" });

        var metadata = XDocument.Parse(await ExternalTools.RunAsync("pdfinfo", "-meta", file));

        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        metadata.Descendants(dc + "title").Single().Value.ShouldBe("Faktura VAT FV/1 & <2> \"ż\"");
    }

    // StructureBuilder opens a tag once: what follows on the next page is put back into it.
    [Fact]
    public async Task RowHigherThanAPage_IsOneRowWithOneCellOfEach()
    {
        var words = string.Join(' ', Enumerable.Range(1, 2_000).Select(n => $"słowo{n}"));
        var sheet = Water with
        {
            Content = Water.Content with { Lines = [Water.Content.Lines[0] with { Name = words }] },
        };

        using var pdf = Open(sheet);
        var row = Tags(pdf, "/TR").ElementAt(1);
        var read = await ReadAsync(sheet);

        pdf.PageCount.ShouldBeGreaterThan(2);
        Kids(row).ShouldBe(Enumerable.Repeat("/TD", 7));
        // The parts of a cell come in quotes of their own.
        Answer
            .Fold(read.Replace("\"", "", StringComparison.Ordinal))
            .Contains($"TD {words} TD 10 TD m³")
            .ShouldBeTrue();
    }

    [Fact]
    public void Contents_AreNested()
    {
        using var pdf = Open(InvoicePdfSamples.Lines(100));

        foreach (var page in pdf.Pages)
        {
            var open = new Stack<string>();
            foreach (var sign in Operators(page))
                if (sign is "BT" or "BDC" or "BMC")
                    open.Push(sign);
                else
                    open.Pop().ShouldBeOneOf(sign == "ET" ? ["BT"] : ["BDC", "BMC"]);
            open.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task AtOnce_GivesTheSameBytes()
    {
        InvoiceSheet[] sheets = [Water, InvoicePdfSamples.Lines(3), InvoicePdfSamples.Lines(40)];
        var alone = Array.ConvertAll(sheets, InvoicePdfSamples.Renderer.Run);

        var together = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    Task.Run(() => InvoicePdfSamples.Renderer.Run(sheets[i % 3]), TestContext.Current.CancellationToken)
                )
        );

        for (var i = 0; i < together.Length; i++)
            together[i].SequenceEqual(alone[i % 3]).ShouldBeTrue();
    }

    private static IEnumerable<string> Operators(PdfPage page)
    {
        var bytes = page.Contents.CreateSingleContent().Stream.UnfilteredValue;
        return Encoding
            .Latin1.GetString(bytes)
            .Split('\n')
            .Select(line => Operator().Match(line).Value)
            .Where(o => o.Length > 0);
    }

    private static IEnumerable<PdfDictionary> Tags(PdfDocument pdf, string kind) =>
        pdf.Internals.GetAllObjects().OfType<PdfDictionary>().Where(o => o.Elements.GetName("/S") == kind);

    private static IEnumerable<string> Kids(PdfDictionary tag) =>
        tag
            .Elements.GetArray("/K")!
            .Elements.Select((_, i) => tag.Elements.GetArray("/K")!.Elements.GetDictionary(i)!.Elements.GetName("/S"));

    private static PdfDocument Open(InvoiceSheet sheet) =>
        PdfReader.Open(new MemoryStream(InvoicePdfSamples.Renderer.Run(sheet)), PdfDocumentOpenMode.Modify);

    private static async Task<string> ReadAsync(InvoiceSheet sheet)
    {
        using var folder = new TemporaryFolder();
        return Answer.Fold(await ExternalTools.RunAsync("pdfinfo", "-struct-text", Save(folder, sheet)));
    }

    private static string Save(TemporaryFolder folder, InvoiceSheet sheet)
    {
        var file = Path.Combine(folder.Path, "invoice.pdf");
        File.WriteAllBytes(file, InvoicePdfSamples.Renderer.Run(sheet));
        return file;
    }

    [GeneratedRegex(@"\b(BT|ET|BDC|BMC|EMC)$")]
    private static partial Regex Operator();
}
