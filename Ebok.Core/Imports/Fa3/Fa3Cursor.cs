using System.Globalization;
using System.Xml;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary>Goes through an FA(3) file once, forwards. It stands on an element; <see cref="Children"/> goes through the
/// elements inside, the value readers take what is inside as a value. What nobody took is passed over. Every mistake
/// knows its line and column.</summary>
internal sealed class Fa3Cursor : IDisposable
{
    internal const string Namespace = "http://crd.gov.pl/wzor/2025/06/25/13775/";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = ImportLimits.XmlMegabytes * 1024 * 1024,
    };

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r'];

    private readonly XmlReader reader;
    private readonly IXmlLineInfo position;
    private readonly string ns;

    internal Fa3Cursor(Stream source)
    {
        reader = XmlReader.Create(source, Settings);
        position = (IXmlLineInfo)reader;
        ns = reader.NameTable.Add(Namespace);
    }

    /// <summary>Name of the element without prefix.</summary>
    internal string Name => reader.LocalName;

    internal string NamespaceUri => reader.NamespaceURI;

    /// <summary>To the root element.</summary>
    internal void Start()
    {
        while (Advance() && reader.NodeType != XmlNodeType.Element) { }
    }

    /// <summary>Reads on to the end of the file, so that what is broken behind the root's last child is noticed.</summary>
    internal void Finish()
    {
        while (Advance()) { }
    }

    /// <summary>An attribute of the element.</summary>
    internal string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>The elements inside this one: their names, in order.</summary>
    internal ChildEnumerator Children() => new(this);

    /// <summary>What is inside, with blanks folded (XSD's token).</summary>
    internal string Text(int limit = ImportLimits.Text)
    {
        var name = Name;
        var value = "";
        if (!reader.IsEmptyElement)
            while (Advance() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType == XmlNodeType.Element)
                    throw Mistake(ImportReason.NotAValue, name);
                value = Joined(value, name, limit);
            }
        value = Fold(value);
        return value.Length <= limit ? value : throw Mistake(ImportReason.TooLong, name, Show(limit));
    }

    /// <summary>The value, or null where it is empty.</summary>
    internal string? Optional(int limit = ImportLimits.Text) => Text(limit) is { Length: > 0 } value ? value : null;

    /// <summary>A value that may be there once and may not be empty.</summary>
    internal string Once(string? before, int limit = ImportLimits.Text)
    {
        var name = Name;
        if (before is not null)
            throw Mistake(ImportReason.Twice, name);
        return Optional(limit) ?? throw Mistake(ImportReason.Missing, name);
    }

    /// <summary>TKwotowy: at most two decimals, a point.</summary>
    internal Money Amount()
    {
        var name = Name;
        var value = Text();
        var number = Number(value);
        return number is { } n && n.Scale <= 2 && Math.Abs(n) <= ImportLimits.Amount
            ? Money.FromZloty(n)
            : throw Mistake(ImportReason.BadAmount, name, Short(value));
    }

    /// <summary>TIlosci, TKwotowy2: at most eight decimals, kept as they are written.</summary>
    internal decimal Quantity()
    {
        var name = Name;
        var value = Text();
        return Number(value) is { Scale: <= 8 } number
            ? number
            : throw Mistake(ImportReason.BadNumber, name, Short(value));
    }

    /// <summary>A whole number from 0.</summary>
    internal int Whole()
    {
        var name = Name;
        var value = Text();
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Mistake(ImportReason.BadNumber, name, Short(value));
    }

    /// <summary>TWybor1, TWybor1_2: 1 is yes; 2, where allowed, no.</summary>
    internal bool Yes()
    {
        var name = Name;
        return Text() switch
        {
            "1" => true,
            "2" => false,
            var value => throw Mistake(ImportReason.BadValue, name, Short(value)),
        };
    }

    /// <summary>TData: 2026-10-05.</summary>
    internal DateOnly Day()
    {
        var name = Name;
        var value = Text();
        return DateOnly.TryParseExact(
            value,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Mistake(ImportReason.BadDay, name, Short(value));
    }

    /// <summary>Every value inside an element that has no place of its own, by the name of its element.</summary>
    internal void Keep(List<InvoiceNote> other, int? line = null)
    {
        if (reader.IsEmptyElement)
            return;
        var name = Name;
        var value = "";
        while (Advance() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                // A structure: its own blanks are not a value.
                KeepElement(other, line);
                foreach (var _ in new ChildEnumerator(this, inside: true))
                    KeepElement(other, line);
                return;
            }
            value = Joined(value, name, ImportLimits.Footer);
        }
        value = Fold(value);
        if (value.Length > ImportLimits.Footer)
            throw Mistake(ImportReason.TooLong, name, Show(ImportLimits.Footer));
        if (value.Length > 0)
            other.Add(new InvoiceNote(name, value, line));
    }

    internal Fa3Exception Mistake(ImportReason reason, params string[] arguments) =>
        new(reason, position.LineNumber, position.LinePosition, arguments);

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private void KeepElement(List<InvoiceNote> other, int? line)
    {
        if (IsOurs)
            Keep(other, line);
    }

    private bool IsOurs => ReferenceEquals(reader.NamespaceURI, ns);

    private bool Advance()
    {
        var more = reader.Read();
        if (more && reader.Depth > ImportLimits.XmlDepth)
            throw Mistake(ImportReason.TooDeep, Show(ImportLimits.XmlDepth));
        return more;
    }

    // From a start tag to its end tag; an empty element is its own end.
    private void PassOver()
    {
        if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (Advance() && (reader.Depth > depth || reader.NodeType != XmlNodeType.EndElement)) { }
    }

    // A value is one piece, unless a comment or CDATA parts it: those come seldom, and are few until they are too long.
    private string Joined(string before, string name, int limit)
    {
        var piece = reader.Value;
        if (before.Length + piece.Length > 4 * limit)
            throw Mistake(ImportReason.TooLong, name, Show(limit));
        return before.Length == 0 ? piece : before + piece;
    }

    private static string Fold(string value)
    {
        var folded = !value.AsSpan().ContainsAny('\t', '\n', '\r') && !value.Contains("  ", StringComparison.Ordinal);
        return folded ? value.Trim(' ') : string.Join(' ', value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
    }

    private static decimal? Number(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static string Short(string value) => value.Length <= 32 ? value : value[..32] + "…";

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>For <c>foreach</c>: the cursor stands on the child while the body runs.</summary>
    internal struct ChildEnumerator(Fa3Cursor cursor, bool inside = false)
    {
        private readonly bool empty = !inside && cursor.reader.IsEmptyElement;
        private readonly int depth = inside ? cursor.reader.Depth : cursor.reader.Depth + 1;
        private bool started = inside;

        public readonly string Current => cursor.Name;

        public readonly ChildEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (empty)
                return false;
            if (started)
                cursor.PassOver();
            started = true;
            while (cursor.Advance())
            {
                if (cursor.reader.NodeType == XmlNodeType.EndElement && cursor.reader.Depth < depth)
                    return false;
                if (cursor.reader.NodeType != XmlNodeType.Element)
                    continue;
                if (cursor.IsOurs)
                    return true;
                cursor.PassOver();
            }
            return false;
        }
    }
}
