using System.Globalization;
using System.Text;

namespace Ebok.Web.Style;

/// <summary>What /demo/style needs beside its pages. Exists in Development only.</summary>
internal static class StyleFeature
{
    /// <summary>A document for the viewer at <c>/demo/style/dokument.pdf</c>.</summary>
    public static void MapStyle(this IEndpointRouteBuilder endpoints, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            endpoints
                .MapGet("/demo/style/dokument.pdf", () => Results.Bytes(Pages(5), "application/pdf"))
                .AllowAnonymous();
    }

    /// <summary>The smallest PDF there can be (ISO 32000-1, annex H), one line of text and one link a page.</summary>
    private static byte[] Pages(int count)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', Enumerable.Range(0, count).Select(i => $"{4 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        for (var i = 0; i < count; i++)
        {
            var text = $"BT /F1 24 Tf 72 760 Td (Strona {i + 1}: do zaplaty {100 + i},00 zl) Tj ET";
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [72 700 300 730] /A << /S /URI /URI (https://example.org/) >> >>] >>"
            );
            objects.Add($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }
        var file = new StringBuilder("%PDF-1.4\n");
        var starts = new List<int>();
        foreach (var (index, item) in objects.Index())
        {
            starts.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{item}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            file.Append(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
