using System.Globalization;
using System.Security;
using System.Text;

namespace Ebok.Core.Pdf;

/// <summary>A tagged PDF document: pages, embedded fonts, logical structure, title and language. Small because the portal
/// needs no more, and its own because the one maintained free library is licensed under AGPL since its version 6.5
/// (README, "Decisions").</summary>
internal sealed class PdfDocument
{
    private readonly PdfFile file = new();
    private readonly List<PdfPage> pages = [];
    private readonly List<PdfFont> fonts = [];
    private readonly List<(int Number, int Tag, string Entries)> annotations = [];
    private readonly string title;
    private readonly string author;
    private readonly DateTimeOffset created;
    private readonly int structure;

    /// <param name="title">Shown by readers in place of the file's name.</param>
    /// <param name="author">Who issued it.</param>
    /// <param name="created">When; part of the bytes, so it must not be "now" where the bytes are to be the same.</param>
    public PdfDocument(string title, string author, DateTimeOffset created)
    {
        (this.title, this.author, this.created) = (PdfText.Clean(title), PdfText.Clean(author), created);
        structure = file.Reserve();
        Root = new PdfTag(file, null, "Document");
    }

    /// <summary>The logical structure.</summary>
    public PdfTag Root { get; }

    public IReadOnlyList<PdfPage> Pages => pages;

    public PdfFont AddFont(TrueTypeFont font)
    {
        fonts.Add(new PdfFont(font, string.Create(CultureInfo.InvariantCulture, $"F{fonts.Count}"), file.Reserve()));
        return fonts[^1];
    }

    /// <summary>A new last page.</summary>
    /// <param name="width">In points; A4 is 595.28.</param>
    /// <param name="height">In points; A4 is 841.89.</param>
    public PdfPage AddPage(double width, double height)
    {
        pages.Add(new PdfPage(this, file.Reserve(), pages.Count, width, height));
        return pages[^1];
    }

    // Its place in the parent tree comes after those of the pages, whose number is not known yet.
    internal int AddAnnotation(PdfTag tag, string entries)
    {
        annotations.Add((file.Reserve(), tag.Number, entries));
        return annotations[^1].Number;
    }

    /// <summary>The file. Called once, at the end.</summary>
    public byte[] ToBytes()
    {
        var tree = file.Reserve();
        var fontKeys = string.Concat(fonts.Select(f => $"/{f.Key} {f.Number} 0 R"));
        foreach (var page in pages)
            page.WriteTo(file, tree, fontKeys);
        foreach (var font in fonts)
            font.WriteTo(file);
        file.Set(
            tree,
            $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => $"{p.Number} 0 R"))}]>>"
        );
        WriteStructure();
        var date = created.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var info = file.Add(
            $"<</Title{PdfFile.Text(title)}/Author{PdfFile.Text(author)}/Creator(Ebok)/Producer(Ebok)"
                + $"/CreationDate({date})/ModDate({date})>>"
        );
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()));
        var catalog = file.Add(
            $"<</Type/Catalog/Pages {tree} 0 R/Lang(pl-PL)/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R"
                + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R>>"
        );
        return file.ToBytes(catalog, info);
    }

    private void WriteStructure()
    {
        Root.Write(structure);
        var parents = new StringBuilder();
        foreach (var page in pages)
            parents.Append(
                CultureInfo.InvariantCulture,
                $"{page.Index}[{string.Join(' ', page.Owners.Select(o => $"{o} 0 R"))}]"
            );
        for (var i = 0; i < annotations.Count; i++)
        {
            var key = pages.Count + i;
            var (number, tag, entries) = annotations[i];
            parents.Append(CultureInfo.InvariantCulture, $" {key} {tag} 0 R");
            file.Set(number, string.Create(CultureInfo.InvariantCulture, $"<<{entries}/StructParent {key}>>"));
        }
        file.Set(
            structure,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/StructTreeRoot/K {Root.Number} 0 R/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {pages.Count + annotations.Count}>>"
            )
        );
    }

    private string Metadata()
    {
        var date = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
            + $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>"
            + $"<dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(author)}</rdf:li></rdf:Seq></dc:creator>"
            + "<dc:language><rdf:Bag><rdf:li>pl-PL</rdf:li></rdf:Bag></dc:language>"
            + $"<xmp:CreateDate>{date}</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    }
}
