using System.Text;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Bank;
using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Imports.Bank;

/// <summary>What banks write, and what breaks on the way.</summary>
[Trait("Id", "O5")]
public class BankFileTests
{
    [Theory]
    [InlineData('<', "utf-8")]
    [InlineData('+', "windows-1250")]
    [InlineData('^', "ibm852")]
    [InlineData('~', "windows-1250")]
    [InlineData('?', "utf-8")]
    public void Mt940_Dialects_SayTheSame(char mark, string encoding)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } old
            ? old.GetBytes(BankSamples.Mt940(mark))
            : Encoding.UTF8.GetBytes(BankSamples.Mt940(mark));

        var (statements, problems) = Read(bytes);

        problems.ShouldBeEmpty();
        var statement = statements.ShouldHaveSingleItem();
        (statement.Account, statement.Number, statement.Currency).ShouldBe((BankSamples.Account, "12/2026", "PLN"));
        statement.Balances.ShouldBeTrue();
        statement
            .Lines.Select(l => (l.On.Day, l.Amount.ToString(), l.IsReversal))
            .ShouldBe([(19, "120.75", false), (19, "50.00", false), (20, "-9.50", false), (20, "-50.00", true)]);
        var first = statement.Lines[0];
        first.Title.ShouldBe("FV/2026/10/00123 za wodę i ścieki, październik");
        first.Payer.ShouldBe("Świętosława Żółć ul. Źródlana 7");
        first.PayerAccount.ShouldBe("61109010140000071219812874");
        first.Accounts.ShouldBe(["98109010140123000000001234"]);
        first.Reference.ShouldBe("20261119/1");
        first.Line.ShouldBe(5);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("08")]
    public void Camt053_BothVersions_SayTheSame(string version)
    {
        var (statements, problems) = Read(Encoding.UTF8.GetBytes(BankSamples.Camt(version)));

        problems.ShouldBeEmpty();
        var statement = statements.ShouldHaveSingleItem();
        (statement.Account, statement.Number).ShouldBe((BankSamples.Account, "12"));
        statement.Balances.ShouldBeTrue();
        // The batch of two payments is two; what is only announced is none.
        statement
            .Lines.Select(l => (l.Amount.ToString(), l.IsReversal, l.Title))
            .ShouldBe([
                ("120.75", false, "FV/2026/10/00123 za wodę"),
                ("30.00", false, "FV/A"),
                ("20.00", false, "FV/B"),
                ("-9.50", false, "Opłata"),
                ("-30.00", true, "FV/A"),
            ]);
        var first = statement.Lines[0];
        (first.Payer, first.PayerAccount).ShouldBe(("Świętosława Żółć", "61109010140000071219812874"));
        first.Accounts.ShouldContain("98109010140123000000001234");
    }

    [Fact]
    public void Mt940_SwiftBlocks_PlainText_TwoStatements()
    {
        const string Text =
            "{1:F01BANKPLPWAXXX}{2:I940X}{4:\r\n:20:1\r\n:25:/PL54999900010000000000000006\r\n:28C:1/1\r\n:60F:C261231PLN0,\r\n"
            + ":61:2612310101CN5,NTRFNONREF\r\ndopisek\r\n:86:Zaplata za FV 7\r\nod Jana\r\n:62F:C261231PLN5,00\r\n-}\r\n"
            + ":20:2\n:25:54999900010000000000000006\n:28C:2\n:60F:D260101PLN1,5\n:62F:D260101PLN1,50\n-\n";

        var (statements, problems) = Read(Encoding.ASCII.GetBytes(Text));

        problems.ShouldBeEmpty();
        statements.Count.ShouldBe(2);
        var line = statements[0].Lines.ShouldHaveSingleItem();
        line.On.ShouldBe(new DateOnly(2027, 1, 1), "booked in the new year");
        line.Title.ShouldBe("Zaplata za FV 7 od Jana dopisek");
        line.Reference.ShouldBe("");
        statements[1].Opening!.Value.ToString().ShouldBe("-1.50");
    }

    [Fact]
    public void Mt940_BrokenEntry_IsToldWithItsLine_AndTheRestIsTaken()
    {
        var text = BankSamples
            .Mt940('<')
            .Replace(":61:2611191119CN50,00", ":61:26111911X9CN50,00", StringComparison.Ordinal);

        var (statements, problems) = Read(Encoding.UTF8.GetBytes(text));

        var problem = problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Reason).ShouldBe(("wyciag", 10, ImportReason.BadValue));
        statements.ShouldHaveSingleItem().Lines.Count.ShouldBe(3);
    }

    [Fact]
    public void Mt940_CutOff_IsRefused_AndNotBalanced_IsARemark()
    {
        var whole = BankSamples.Mt940('<');
        Read(Encoding.UTF8.GetBytes(whole[..whole.IndexOf(":62F", StringComparison.Ordinal)]))
            .Problems.ShouldHaveSingleItem()
            .Reason.ShouldBe(ImportReason.CutOffStatement);

        var (statements, problems) = Read(
            Encoding.UTF8.GetBytes(whole.Replace("PLN1111,25", "PLN1111,26", StringComparison.Ordinal))
        );
        statements.Count.ShouldBe(1);
        problems.ShouldHaveSingleItem().IsRemark.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Document>&a;</Document>", ImportReason.Dtd)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><Bk", ImportReason.BrokenXml)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>", ImportReason.NotBankFile)]
    [InlineData("numer;kwota\n1;2\n", ImportReason.NotBankFile)]
    [InlineData("", ImportReason.NotBankFile)]
    public void OtherFiles_AreRefusedWithReason(string text, ImportReason reason)
    {
        var (statements, problems) = Read(Encoding.UTF8.GetBytes(text));

        statements.ShouldBeEmpty();
        problems.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public void Camt053_Deep_IsRefused() =>
        Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 200_000))))
            .Problems.ShouldHaveSingleItem()
            .Reason.ShouldBe(ImportReason.TooDeep);

    // Samples with bytes changed, cut, doubled: whatever comes, it is told and not thrown.
    [Fact]
    public void AnyDamage_NeverThrows_AndKeepsToItsFile()
    {
        byte[][] samples =
        [
            .. "<+^~?".Select(m => Encoding.UTF8.GetBytes(BankSamples.Mt940(m))),
            Encoding.UTF8.GetBytes(BankSamples.Camt("02")),
            Encoding.UTF8.GetBytes(BankSamples.Camt("08")),
        ];
        var damaged =
            from sample in Gen.Elements(samples)
            from cut in Gen.Choose(0, sample.Length)
            from whole in Gen.Elements(true, true, false)
            from changes in Gen.Choose(0, 255).Zip(Gen.Choose(0, sample.Length - 1)).ListOf(12)
            select Damage(whole ? sample : sample[..cut], changes);
        Prop.ForAll(
                damaged.ToArbitrary(),
                bytes =>
                {
                    var (statements, problems) = Read(bytes);
                    problems.ShouldAllBe(p => p.File == "wyciag" && p.Text.Length > 0 && p.Line >= 0);
                    foreach (var line in statements.SelectMany(s => s.Lines))
                    {
                        line.Title.Length.ShouldBeLessThanOrEqualTo(512);
                        line.Payer.Length.ShouldBeLessThanOrEqualTo(256);
                        line.PayerAccount.Length.ShouldBeLessThanOrEqualTo(34);
                        line.Reference.Length.ShouldBeLessThanOrEqualTo(64);
                        line.Accounts.ShouldAllBe(a => IsNrb(a));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static bool IsNrb(string account) => Nrb.TryParse(account, out _);

    private static byte[] Damage(byte[] bytes, IEnumerable<(int Value, int At)> changes)
    {
        var copy = bytes.ToArray();
        foreach (var (value, at) in changes)
            if (at < copy.Length)
                copy[at] = (byte)value;
        return copy;
    }

    private static (IReadOnlyList<BankStatement> Statements, List<ImportProblem> Problems) Read(byte[] bytes)
    {
        List<ImportProblem> problems = [];
        return (BankFile.Read("wyciag", bytes, problems.Add), problems);
    }
}
