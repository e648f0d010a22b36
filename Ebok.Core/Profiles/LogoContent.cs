using System.Xml;
using Ebok.Core.Attachments;

namespace Ebok.Core.Profiles;

/// <summary>What may be a logo, by its content.</summary>
internal static class LogoContent
{
    /// <summary>Largest, in bytes: it stands on every page.</summary>
    public const int Largest = 200 * 1024;

    private const int LongestSide = 4000;

    private static readonly string[] Active =
    [
        "script",
        "foreignObject",
        "iframe",
        "object",
        "embed",
        "image",
        "use",
        "animate",
        "set",
        "handler",
    ];

    /// <summary>.png, .svg, or null for anything else.</summary>
    public static string? EndingOf(byte[] content)
    {
        if (content.Length is 0 or > Largest)
            return null;
        if (content is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..])
        {
            using var png = new MemoryStream(content);
            return PictureSize.OfPng(png) is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide }
                ? ".png"
                : null;
        }
        return IsStillSvg(content) ? ".svg" : null;
    }

    /// <summary>An SVG without scripts, handlers, outside references and document type. It is also served so that it could
    /// not run any.</summary>
    private static bool IsStillSvg(byte[] content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = Largest,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), settings);
            var first = true;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                    return false;
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (first && (reader.LocalName != "svg" || reader.NamespaceURI != "http://www.w3.org/2000/svg"))
                    return false;
                first = false;
                if (
                    Active.Any(a => reader.LocalName.StartsWith(a, StringComparison.OrdinalIgnoreCase))
                    || reader.Depth > 64
                    || HasActiveAttribute(reader)
                )
                    return false;
            }
            return !first;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool HasActiveAttribute(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            var value = reader.Value.Trim();
            if (
                reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || reader.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase) && !value.StartsWith('#')
                || value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
                || value.Contains("url(", StringComparison.OrdinalIgnoreCase)
                    && !value.Contains("url(#", StringComparison.OrdinalIgnoreCase)
            )
                return true;
        }
        reader.MoveToElement();
        return false;
    }
}
