using System.Text;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Fa3;

namespace Ebok.Tests.Imports;

/// <summary>What is refused, and that it is said where and why.</summary>
[Trait("Id", "B1")]
public class Fa3AttacksTests
{
    private static ImportProblem Refused(byte[] bytes)
    {
        var problem = Fa3Reader.Read("plik.xml", bytes, out var invoice);
        invoice.ShouldBeNull();
        problem.ShouldNotBeNull().Text.ShouldNotContain("{0}");
        return problem;
    }

    private static ImportProblem Refused(string xml) => Refused(Encoding.UTF8.GetBytes(xml));

    private static string With(string find, string replace)
    {
        var xml = new Fa3Xml().ToString();
        xml.ShouldContain(find);
        return xml.Replace(find, replace, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Unchanged_IsTaken() => Fa3Reader.Read("plik.xml", new Fa3Xml().Bytes, out _).ShouldBeNull();

    [Fact]
    public void Read_BillionLaughs_IsRefusedAtOnce()
    {
        var entities = string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">")
        );
        var xml = With("<Faktura ", $"<!DOCTYPE Faktura [<!ENTITY l0 \"ha\">{entities}]><Faktura ")
            .Replace("FV/1", "&l9;", StringComparison.Ordinal);
        Refused(xml).Reason.ShouldBe(ImportReason.Dtd);
    }

    [Fact]
    public void Read_ExternalEntity_IsRefusedAndNotOpened()
    {
        var xml = With("<Faktura ", "<!DOCTYPE Faktura [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Faktura ")
            .Replace("FV/1", "&x;", StringComparison.Ordinal);
        Refused(xml).Reason.ShouldBe(ImportReason.Dtd);
    }

    [Fact]
    public void Read_UndeclaredEntity_IsRefused() =>
        Refused(With("FV/1", "&x;")).Reason.ShouldBe(ImportReason.BrokenXml);

    [Fact]
    public void Read_TenThousandDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Refused(With("<Podmiot2>", $"{deep}<Podmiot2>")).Reason.ShouldBe(ImportReason.TooDeep);
        Refused(With("<NrWierszaFa>1<", $"<NrWierszaFa>{deep}1<")).Reason.ShouldBe(ImportReason.NotAValue);
    }

    [Fact]
    public void Read_TooBig_IsRefused() =>
        Refused(With("</Faktura>", new string(' ', 5_000_000) + "</Faktura>")).Reason.ShouldBe(ImportReason.TooBig);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1250")]
    [InlineData("iso-8859-2")]
    public void Read_OtherEncoding_IsRefused(string name)
    {
        var xml = With("encoding=\"UTF-8\"", $"encoding=\"{name}\"");
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var problem = Refused([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);
        problem.Reason.ShouldBe(ImportReason.NotUtf8);
        Refused(xml).Reason.ShouldBe(ImportReason.NotUtf8);
    }

    [Fact]
    public void Read_WrongByte_IsRefusedAtItsLine()
    {
        byte[] bytes = [.. "<a>\n<b>ż"u8, 0xF3, .. "</b></a>"u8];
        var problem = Refused(bytes);
        (problem.Reason, problem.Line, problem.Column).ShouldBe((ImportReason.NotUtf8, 2, 6));
    }

    [Fact]
    public void Read_WithByteOrderMark_IsTaken() =>
        Fa3Reader.Read("plik.xml", [0xEF, 0xBB, 0xBF, .. new Fa3Xml().Bytes], out _).ShouldBeNull();

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        var bytes = new Fa3Xml().Bytes;
        var end = bytes.AsSpan().LastIndexOf((byte)'>');
        for (var length = 0; length < end; length += 97)
            Refused(bytes[..length]).Line.ShouldBeGreaterThanOrEqualTo(0);
        Refused(bytes[..end]).Reason.ShouldBe(ImportReason.BrokenXml);
    }

    [Fact]
    public void Read_Fa2_IsRefusedByName()
    {
        Refused(With("2025/06/25/13775/", "2023/06/29/12648/")).Reason.ShouldBe(ImportReason.Fa2);
        Refused(With("FA (3)", "FA (2)")).Reason.ShouldBe(ImportReason.Fa2);
    }

    [Theory]
    [InlineData("xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\"", "", ImportReason.NotFa3)]
    [InlineData("FA (3)", "FA(3)", ImportReason.WrongForm)]
    [InlineData("1-0E", "1-1E", ImportReason.WrongForm)]
    [InlineData(">FA<", ">FB<", ImportReason.WrongForm)]
    [InlineData("<P_2>FV/1</P_2>", "", ImportReason.Missing)]
    [InlineData("<P_2>FV/1</P_2>", "<P_2> </P_2>", ImportReason.Missing)]
    [InlineData("<P_15>108.00</P_15>", "<P_15>108.00</P_15><P_15>1.00</P_15>", ImportReason.Twice)]
    [InlineData("<NIP>5265877635</NIP>", "", ImportReason.Missing)]
    [InlineData("108.00", "108,00", ImportReason.BadAmount)]
    [InlineData("108.00", "108.001", ImportReason.BadAmount)]
    [InlineData("108.00", "NaN", ImportReason.BadAmount)]
    [InlineData("108.00", "9999999999999.00", ImportReason.BadAmount)]
    [InlineData("<P_8B>10<", "<P_8B>dziesięć<", ImportReason.BadNumber)]
    [InlineData("2026-10-05</P_1>", "2026-13-05</P_1>", ImportReason.BadDay)]
    [InlineData("2026-10-19", "19.10.2026", ImportReason.BadDay)]
    [InlineData(">VAT<", ">FAKTURA<", ImportReason.BadValue)]
    [InlineData("<P_7>Dostarczanie wody</P_7>", "<P_7><b>Woda</b></P_7>", ImportReason.NotAValue)]
    [InlineData("98109010140123000000001234", "98109010140123000000001234981090101401230000", ImportReason.TooLong)]
    public void Read_Wrong_IsRefusedWithReason(string find, string replace, ImportReason reason) =>
        Refused(With(find, replace)).Reason.ShouldBe(reason);

    [Fact]
    public void Read_Wrong_SaysLineAndColumn()
    {
        var problem = Refused(With("2026-10-19", "19.10.2026"));
        var lines = new Fa3Xml().ToString().Split('\n');
        problem.Line.ShouldBe(Array.FindIndex(lines, l => l.Contains("<Platnosc>", StringComparison.Ordinal)) + 1);
        problem.Column.ShouldBeGreaterThan(1);
        problem.ToString().ShouldBe($"plik.xml:{problem.Line}:{problem.Column}: Termin: „19.10.2026” nie jest datą.");
    }

    [Fact]
    public void Read_LongText_IsRefusedNotCut()
    {
        Refused(With("FV/1", new string('x', 257))).Reason.ShouldBe(ImportReason.TooLong);
        Refused(With("Dostarczanie wody", new string('x', 513))).Reason.ShouldBe(ImportReason.TooLong);
        Refused(With("Dostarczanie wody", new string('x', 2_000_000))).Reason.ShouldBe(ImportReason.TooLong);
    }

    [Fact]
    public void Read_TooManyLines_IsRefused()
    {
        const string Line = "<FaWiersz><NrWierszaFa>1</NrWierszaFa></FaWiersz>";
        Refused(new Fa3Xml { More = string.Concat(Enumerable.Repeat(Line, 10_001)) }.ToString())
            .Reason.ShouldBe(ImportReason.TooMany);
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("http://bank.example/1", null)]
    [InlineData("https://bank.example/1?a=1&amp;b=2", "https://bank.example/1?a=1&b=2")]
    public void Read_PaymentLink_OnlyHttpsIsKept(string link, string? kept)
    {
        var xml = With("</RachunekBankowy>", $"</RachunekBankowy><LinkDoPlatnosci>{link}</LinkDoPlatnosci>");
        Fa3Reader.Read("plik.xml", Encoding.UTF8.GetBytes(xml), out var invoice).ShouldBeNull();
        invoice!.Content.Payment.Link.ShouldBe(kept);
    }
}
