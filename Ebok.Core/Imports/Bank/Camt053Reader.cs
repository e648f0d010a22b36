using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Bank;

/// <summary>Reads camt.053.001.02 and .08, the ISO 20022 statement. As careful as with invoices: no document type, no
/// entities, limits of size and depth; what is not known is passed over.</summary>
internal static class Camt053Reader
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
    private const int MostDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = BankLimits.Megabytes * 1024 * 1024,
    };

    /// <summary>Reads all statements of a file.</summary>
    internal static IReadOnlyList<BankStatement> Read(string file, byte[] bytes, Action<ImportProblem> tell)
    {
        try
        {
            CheckDepth(bytes);
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (
                !root.Name.NamespaceName.StartsWith(Namespace, StringComparison.Ordinal)
                || root.Name.NamespaceName[Namespace.Length..] is not ("02" or "08")
            )
                throw new BankMistake(ImportReason.NotBankFile);
            List<BankStatement> statements = [];
            foreach (var statement in root.All("BkToCstmrStmt").SelectMany(s => s.All("Stmt")))
                try
                {
                    statements.Add(Statement(file, statement, tell));
                }
                catch (BankMistake mistake)
                {
                    tell(mistake.In(file, Line(statement)));
                }
            return statements;
        }
        catch (XmlException broken)
        {
            var reason = bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0 ? ImportReason.Dtd : ImportReason.BrokenXml;
            tell(new ImportProblem(file, broken.LineNumber, broken.LinePosition, reason, []));
        }
        catch (BankMistake mistake)
        {
            tell(mistake.In(file, 1));
        }
        return [];
    }

    private static void CheckDepth(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(stream, Settings);
        while (reader.Read())
            if (reader.Depth > MostDepth)
                throw new BankMistake(ImportReason.TooDeep, $"{MostDepth}");
    }

    private static BankStatement Statement(string file, XElement statement, Action<ImportProblem> tell)
    {
        var account = AccountOf(statement.At("Acct")) ?? throw new BankMistake(ImportReason.Missing, "Stmt/Acct/Id");
        List<BankLine> lines = [];
        var whole = true;
        foreach (var entry in statement.All("Ntry"))
            try
            {
                // Not booked yet: it comes again when it is.
                if ((entry.Value("Sts", "Cd") ?? entry.Value("Sts")) is "BOOK" or null)
                    lines.AddRange(Lines(entry));
            }
            catch (BankMistake mistake)
            {
                whole = false;
                tell(mistake.In(file, Line(entry)));
            }
        return new BankStatement
        {
            Line = Line(statement),
            Account = account,
            Number = BankText.Clean(
                statement.Value("LglSeqNb") ?? statement.Value("ElctrncSeqNb") ?? statement.Value("Id") ?? "",
                35
            ),
            Currency = statement.Value("Acct", "Ccy") ?? "PLN",
            Opening = Balance(statement, "OPBD") ?? Balance(statement, "PRCD"),
            Closing = Balance(statement, "CLBD"),
            Lines = lines,
            Whole = whole,
        };
    }

    private static Money? Balance(XElement statement, string code)
    {
        var balance = statement.All("Bal").FirstOrDefault(b => b.Value("Tp", "CdOrPrtry", "Cd") == code);
        return balance is null ? null : Signed(balance, Amount(balance, "Amt"));
    }

    // A batch booked as one entry is as many payments as it says; an entry without details is one.
    private static List<BankLine> Lines(XElement entry)
    {
        var total = Signed(entry, Amount(entry, "Amt"));
        var details = entry.All("NtryDtls").SelectMany(d => d.All("TxDtls")).ToList();
        if (details.Count > 1)
        {
            var amounts = details.ConvertAll(d => AmountOf(d) is { } own ? Signed(d, own, entry) : (Money?)null);
            if (amounts.TrueForAll(a => a is not null) && amounts.Sum(a => a!.Value.Grosze) == total.Grosze)
                return details.Select((d, i) => LineOf(entry, d, amounts[i]!.Value)).ToList();
        }
        return [LineOf(entry, details.Count > 0 ? details[0] : null, total)];
    }

    private static BankLine LineOf(XElement entry, XElement? details, Money amount)
    {
        var comes = amount > Money.Zero;
        var reversal = entry.Value("RvslInd") is "true" or "1";
        // Of a payment that is taken back the money goes to who paid it.
        var payer = comes != reversal ? "Dbtr" : "Cdtr";
        var parties = details?.At("RltdPties");
        var payerAccount = BankText.Account(AccountText(parties?.At(payer + "Acct")));
        var title = BankText.Clean(
            string.Join(' ', details?.At("RmtInf")?.All("Ustrd").Select(u => u.Value) ?? []) is { Length: > 0 } plain
                ? plain
                : details?.Value("RmtInf", "Strd", "CdtrRefInf", "Ref")
                    ?? details?.Value("AddtlTxInf")
                    ?? entry.Value("AddtlNtryInf")
                    ?? "",
            512
        );
        return new BankLine
        {
            Line = Line(details ?? entry),
            On = Day(entry, "BookgDt") ?? Day(entry, "ValDt") ?? throw new BankMistake(ImportReason.Missing, "BookgDt"),
            Amount = amount,
            IsReversal = reversal,
            Currency = entry.At("Amt")?.Attribute("Ccy")?.Value ?? "PLN",
            Reference = BankText.Clean(
                details?.Value("Refs", "AcctSvcrRef") ?? entry.Value("AcctSvcrRef") ?? entry.Value("NtryRef") ?? "",
                64
            ),
            PayerAccount = payerAccount,
            Payer = BankText.Clean(parties?.Value(payer, "Nm") ?? parties?.Value(payer, "Pty", "Nm") ?? "", 256),
            Title = title,
            Accounts =
            [
                .. (details ?? entry)
                    .DescendantsAndSelf()
                    .Where(e => !e.HasElements)
                    .SelectMany(e => BankText.AccountsIn(e.Value))
                    .Where(a => a != payerAccount)
                    .Distinct(),
            ],
        };
    }

    private static Money? AmountOf(XElement details) =>
        details.At("Amt") is not null ? Amount(details, "Amt")
        : details.At("AmtDtls")?.At("TxAmt") is { } own ? Amount(own, "Amt")
        : null;

    private static Money Amount(XElement element, string name)
    {
        var text = element.Value(name) ?? throw new BankMistake(ImportReason.Missing, name);
        // Zeros beyond grosze are allowed, and some banks write them.
        var trimmed = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return
            trimmed.All(c => char.IsAsciiDigit(c) || c == '.')
            && trimmed.Length <= 16
            && Money.TryParse(trimmed, out var money)
            ? money
            : throw new BankMistake(ImportReason.BadAmount, name, BankText.Clean(text, 40));
    }

    private static Money Signed(XElement element, Money amount, XElement? or = null) =>
        (element.Value("CdtDbtInd") ?? or?.Value("CdtDbtInd")) switch
        {
            "CRDT" => amount,
            "DBIT" => -amount,
            var other => throw new BankMistake(ImportReason.BadValue, "CdtDbtInd", BankText.Clean(other ?? "", 40)),
        };

    private static DateOnly? Day(XElement entry, string name)
    {
        if (entry.At(name) is not { } day)
            return null;
        var text = day.Value("Dt") ?? day.Value("DtTm") ?? "";
        return DateOnly.TryParseExact(
            text.Length >= 10 ? text[..10] : text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read
        )
            ? read
            : throw new BankMistake(ImportReason.BadDay, name, BankText.Clean(text, 40));
    }

    private static string? AccountOf(XElement? account) =>
        AccountText(account) is { Length: > 0 } text ? BankText.Account(text) : null;

    private static string? AccountText(XElement? account) =>
        account?.Value("Id", "IBAN") ?? account?.Value("Id", "Othr", "Id");

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static XElement? At(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static IEnumerable<XElement> All(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    private static string? Value(this XElement element, params ReadOnlySpan<string> path)
    {
        XElement? found = element;
        foreach (var name in path)
            found = found?.At(name);
        return found is { HasElements: false } && found.Value.Trim() is { Length: > 0 } text ? text : null;
    }
}
