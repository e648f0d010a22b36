using System.Globalization;
using System.Text;

namespace Ebok.Core.Pdf;

/// <summary>A node of the document's logical structure: what a screen reader reads, in order. Kinds are those of ISO
/// 32000-1, 14.8.4: H1, H2, P, Table, TR, TH, TD, Figure, Link …</summary>
internal sealed class PdfTag
{
    private readonly PdfFile file;
    private readonly PdfTag? parent;
    private readonly string kind;
    private readonly StringBuilder kids = new();

    internal PdfTag(PdfFile file, PdfTag? parent, string kind)
    {
        (this.file, this.parent, this.kind) = (file, parent, kind);
        Number = file.Reserve();
        parent?.kids.Append(CultureInfo.InvariantCulture, $"{Number} 0 R ");
        parent?.children.Add(this);
    }

    private readonly List<PdfTag> children = [];

    /// <summary>What is read in place of a picture.</summary>
    public string? Alternative { get; init; }

    internal int Number { get; }

    /// <summary>A node below this one, after those it has.</summary>
    /// <param name="tag">H1, P, TR …</param>
    /// <param name="alternative">What is read in place of a picture.</param>
    public PdfTag Add(string tag, string? alternative = null) => new(file, this, tag) { Alternative = alternative };

    internal void AddContent(int page, int id) =>
        kids.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {page} 0 R/MCID {id}>> ");

    internal void AddAnnotation(int page, int annotation) =>
        kids.Append(CultureInfo.InvariantCulture, $"<</Type/OBJR/Pg {page} 0 R/Obj {annotation} 0 R>> ");

    internal void Write(int root)
    {
        file.Set(
            Number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/StructElem/S/{kind}/P {parent?.Number ?? root} 0 R/K[{kids}]{Attributes()}>>"
            )
        );
        foreach (var child in children)
            child.Write(root);
    }

    private string Attributes() =>
        (kind == "TH" ? "/A<</O/Table/Scope/Column>>" : "")
        + (Alternative is null ? "" : "/Alt" + PdfFile.Text(Alternative));
}
