using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Imports;

/// <summary>Whatever a billing system writes comes out of the reader and out of the store.</summary>
[Trait("Id", "B1")]
public class Fa3RoundTripTests
{
    private static readonly string[] Prefixes = ["", "fa:", "ns0:", "KSeF:"];

    private static InvoiceContent Read(string xml, out Fa3Invoice invoice)
    {
        Fa3Reader.Read("a.xml", System.Text.Encoding.UTF8.GetBytes(xml), out var read).ShouldBeNull();
        invoice = read!;
        return InvoiceJson.Deserialize(InvoiceJson.Serialize(read!.Content));
    }

    [Fact]
    public void Text_ComesOutWithBlanksFolded() =>
        Prop.ForAll<NonEmptyString>(text =>
            {
                var written = new string([.. text.Get.Where(IsXml).Take(500)]);
                var expected = string.Join(
                    ' ',
                    written.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
                );
                var more =
                    $"<FaWiersz><NrWierszaFa>3</NrWierszaFa><P_7>{SecurityElement.Escape(written)}</P_7></FaWiersz>";
                return (Read(new Fa3Xml { More = more }.ToString(), out _).Lines[2].Name ?? "") == expected;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Amounts_ComeOutToTheGrosz() =>
        Prop.ForAll<long>(any =>
            {
                var gross = new Money(any % 100_000_000_000_000);
                Read(new Fa3Xml { Gross = gross.ToString() }.ToString(), out var invoice);
                return invoice.Gross == gross && invoice.ToPay == gross;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Quantities_KeepTheirDigits() =>
        Prop.ForAll<int, PositiveInt>(
                (mantissa, scale) =>
                {
                    var quantity = new decimal(
                        mantissa & int.MaxValue,
                        0,
                        0,
                        mantissa < 0,
                        (byte)(scale.Get % 9)
                    ).ToString(CultureInfo.InvariantCulture);
                    var more = $"<FaWiersz><NrWierszaFa>3</NrWierszaFa><P_9A>{quantity}</P_9A></FaWiersz>";
                    var line = Read(new Fa3Xml { More = more }.ToString(), out _).Lines[2];
                    return line.NetPrice?.ToString(CultureInfo.InvariantCulture) == quantity;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void AnyPrefix_SaysTheSame()
    {
        var plain = new Fa3Xml
        {
            Corrects = "FV/0",
            Point = "P-1",
            Contract = "U/1",
        }.ToString();
        var expected = InvoiceJson.Serialize(Read(plain, out _));
        foreach (var prefix in Prefixes)
        {
            var named = Regex.Replace(plain, "<(/?)([A-Za-z])", $"<$1{prefix}$2");
            if (prefix.Length > 0)
                named = named.Replace("xmlns=", $"xmlns:{prefix[..^1]}=", StringComparison.Ordinal);
            InvoiceJson.Serialize(Read(named, out _)).ShouldBe(expected, prefix);
        }
    }

    /// <summary>Whatever bytes come, the answer is an invoice or a refusal, never an exception.</summary>
    [Fact]
    public void DamagedBytes_AreReadOrRefused() =>
        Prop.ForAll<NonNegativeInt, byte>(
                (where, value) =>
                {
                    var bytes = new Fa3Xml { Corrects = "FV/0", Point = "P-1" }.Bytes;
                    bytes[where.Get * 7919 % bytes.Length] = value;
                    var problem = Fa3Reader.Read("a.xml", bytes, out var invoice);
                    return problem is null == invoice is not null;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool IsXml(char c) => System.Xml.XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c);
}
