using System.Buffers;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Fa3;

/// <summary>Reads FA(3), the national structured e-invoice (formats.md): every kind, any namespace prefix, with
/// attachments. Not against the schema but robustly: what must be there is asked for, what is not known is kept in
/// <see cref="InvoiceContent.Other"/>, and what could harm is refused.</summary>
internal static class Fa3Reader
{
    private const string FormOf2 = "http://crd.gov.pl/wzor/2023/06/29/12648/";

    /// <summary>Reads one file's bytes.</summary>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="invoice">What it says; null where it is refused.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    internal static ImportProblem? Read(string file, byte[] bytes, out Fa3Invoice? invoice)
    {
        invoice = null;
        if (bytes.Length > ImportLimits.XmlMegabytes * 1024 * 1024)
            return new ImportProblem(file, 0, 0, ImportReason.TooBig, [$"{ImportLimits.XmlMegabytes}"]);
        if (!Utf8.IsValid(bytes))
            return NotUtf8(file, bytes);
        if (DeclaresOther(bytes))
            return new ImportProblem(file, 1, 1, ImportReason.NotUtf8, []);
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var xml = new Fa3Cursor(stream);
            xml.Start();
            CheckRoot(xml);
            invoice = Invoice(xml);
            xml.Finish();
            return null;
        }
        catch (Fa3Exception refused)
        {
            invoice = null;
            return refused.In(file);
        }
        catch (XmlException broken)
        {
            invoice = null;
            var reason = bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0 ? ImportReason.Dtd : ImportReason.BrokenXml;
            return new ImportProblem(file, broken.LineNumber, broken.LinePosition, reason, []);
        }
    }

    private static void CheckRoot(Fa3Cursor xml)
    {
        if (xml.NamespaceUri == FormOf2)
            throw xml.Mistake(ImportReason.Fa2);
        if (xml.Name != "Faktura" || xml.NamespaceUri != Fa3Cursor.Namespace)
            throw xml.Mistake(ImportReason.NotFa3, xml.Name.Length <= 64 ? xml.Name : xml.Name[..64]);
    }

    private static Fa3Invoice Invoice(Fa3Cursor xml)
    {
        InvoiceParty? seller = null,
            buyer = null;
        List<ThirdParty> third = [];
        List<InvoiceNote> other = [];
        IReadOnlyList<AttachmentBlock> attachment = [];
        IReadOnlyList<string> footer = [];
        Fa3Body? body = null;
        var form = false;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "Naglowek":
                    CheckForm(xml);
                    form = true;
                    break;
                case "Podmiot1":
                    OnlyOne(xml, seller);
                    seller = Fa3Parties.Party(xml, other);
                    break;
                case "Podmiot2":
                    OnlyOne(xml, buyer);
                    buyer = Fa3Parties.Party(xml, other);
                    break;
                case "Podmiot3":
                    third.Add(Fa3Parties.Third(xml, other));
                    break;
                case "Fa":
                    OnlyOne(xml, body);
                    body = new Fa3Body(xml, other);
                    break;
                case "Stopka":
                    footer = Fa3Attachment.Footer(xml);
                    break;
                case "Zalacznik":
                    attachment = Fa3Attachment.Blocks(xml);
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        if (!form)
            throw xml.Mistake(ImportReason.Missing, "KodFormularza");
        if (seller?.TaxId is null)
            throw xml.Mistake(ImportReason.Missing, "Podmiot1/NIP");
        if (buyer is null)
            throw xml.Mistake(ImportReason.Missing, "Podmiot2");
        if (body is null)
            throw xml.Mistake(ImportReason.Missing, "Fa");
        return body.Invoice(content =>
            content with
            {
                Seller = seller,
                Buyer = buyer,
                ThirdParties = third,
                Attachment = attachment,
                Footer = footer,
            }
        );
    }

    private static void CheckForm(Fa3Cursor xml)
    {
        var known = false;
        foreach (var element in xml.Children())
            if (element == "KodFormularza")
            {
                var (system, version) = (xml.Attribute("kodSystemowy"), xml.Attribute("wersjaSchemy"));
                var code = xml.Text(limit: 64);
                if (system is "FA (2)")
                    throw xml.Mistake(ImportReason.Fa2);
                var form = new StringBuilder(code).Append(' ').Append(system).Append(' ').Append(version).ToString();
                if (form != "FA FA (3) 1-0E")
                    throw xml.Mistake(ImportReason.WrongForm, form.Length <= 64 ? form : form[..64]);
                known = true;
            }
        if (!known)
            throw xml.Mistake(ImportReason.Missing, "KodFormularza");
    }

    private static void OnlyOne(Fa3Cursor xml, object? before)
    {
        if (before is not null)
            throw xml.Mistake(ImportReason.Twice, xml.Name);
    }

    private static ImportProblem NotUtf8(string file, ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var taken) == OperationStatus.Done)
            good += taken;
        var before = bytes[..good];
        var line = before.Count((byte)'\n') + 1;
        var column = good - before.LastIndexOf((byte)'\n');
        return new ImportProblem(file, line, column, ImportReason.NotUtf8, []);
    }

    // <?xml version="1.0" encoding="windows-1250"?>: said, even where the bytes are plain ASCII.
    private static bool DeclaresOther(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 256)];
        var end = head.IndexOf("?>"u8);
        var name = end < 0 ? -1 : head[..end].IndexOf("encoding"u8);
        if (name < 0)
            return false;
        var value = head[(name + "encoding".Length)..end].Trim(" =\t\r\n\"'"u8);
        return !Ascii.EqualsIgnoreCase(value[..Math.Min(value.Length, 5)], "utf-8"u8);
    }
}
