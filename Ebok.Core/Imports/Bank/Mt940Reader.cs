using System.Globalization;
using System.Text.RegularExpressions;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Bank;

/// <summary>Reads MT940, the SWIFT customer statement, as Polish banks write it: encodings CP852, Windows-1250, UTF-8; with
/// or without SWIFT's blocks around it; field 86 as plain text or in sub-fields that <c>&lt;</c>, <c>+</c>, <c>^</c>,
/// <c>~</c> or <c>?</c> begin. Sample of an entry:
/// <code>
/// :61:2611201120CN120,75NTRFNONREF//20261120/1
/// :86:020&lt;00Przelew&lt;20FV/2026/10/00123&lt;3198109010140123000000001234&lt;32JAN PRZYKLADOWY
/// </code></summary>
internal static partial class Mt940Reader
{
    /// <summary>Reads all statements of a file.</summary>
    /// <param name="file">Its name, for what is told.</param>
    /// <param name="text">Its text.</param>
    /// <param name="tell">Hears what could not be read; the rest is read on.</param>
    internal static IReadOnlyList<BankStatement> Read(string file, string text, Action<ImportProblem> tell)
    {
        List<BankStatement> statements = [];
        Draft? draft = null;
        foreach (var field in Mt940Fields.Of(text))
        {
            if (field.Tag == "20")
            {
                Close(draft);
                draft = new Draft(field.Line);
                continue;
            }
            if (draft is null)
                continue;
            try
            {
                Take(draft, field);
            }
            catch (BankMistake mistake)
            {
                draft.Whole = false;
                draft.Pending = null;
                tell(mistake.In(file, field.Line));
            }
        }
        Close(draft);
        if (statements.Count == 0 && draft is null)
            tell(new ImportProblem(file, 1, 0, ImportReason.NotBankFile, []));
        return statements;

        void Close(Draft? done)
        {
            if (done is null)
                return;
            done.Flush();
            if (done.Account.Length == 0)
                tell(new ImportProblem(file, done.Line, 0, ImportReason.Missing, [":25:"]));
            else if (done.Closing is null)
                tell(new ImportProblem(file, done.Line, 0, ImportReason.CutOffStatement, [":62F:"]));
            else
                statements.Add(done.Statement());
        }
    }

    private static void Take(Draft draft, Mt940Field field)
    {
        switch (field.Tag)
        {
            case "25":
                draft.Account = BankText.Account(
                    field.Text.TrimStart('/').Replace("PL/", "", StringComparison.Ordinal)
                );
                break;
            case "28C" or "28":
                draft.Number = BankText.Clean(field.Text, 35);
                break;
            case "60F" or "60M":
                (var currency, var opening) = Balance(field);
                // Of a statement in several messages the first is what was there before.
                draft.Opening ??= opening;
                draft.Currency = currency;
                break;
            case "62F" or "62M":
                draft.Flush();
                draft.Closing = Balance(field).Amount;
                break;
            case "61":
                draft.Flush();
                draft.Pending = Entry(field, draft.Currency);
                break;
            case "86" when draft.Pending is { } entry:
                draft.Pending = Mt940Info.Fill(entry, field.Text);
                draft.Flush();
                break;
            default:
                break;
        }
    }

    private static (string Currency, Money Amount) Balance(Mt940Field field)
    {
        var match = BalanceForm().Match(field.Text.ReplaceLineEndings(""));
        if (!match.Success)
            throw new BankMistake(ImportReason.BadAmount, $":{field.Tag}:", BankText.Clean(field.Text, 40));
        var amount = Amount(field, match.Groups["amount"].Value);
        return (match.Groups["currency"].Value, match.Groups["mark"].Value == "D" ? -amount : amount);
    }

    private static BankLine Entry(Mt940Field field, string currency)
    {
        var lines = field.Text.Split('\n', 2);
        var match = EntryForm().Match(lines[0].TrimEnd());
        if (!match.Success)
            throw new BankMistake(ImportReason.BadValue, ":61:", BankText.Clean(lines[0], 40));
        var value = Day(field, match.Groups["value"].Value);
        var amount = Amount(field, match.Groups["amount"].Value);
        var mark = match.Groups["mark"].Value;
        // RC takes a payment back, RD gives an expense back.
        var comes = mark is "C" or "RD" or "EC";
        var reference = match.Groups["bank"].Value.Trim();
        if (reference.Length == 0)
            reference = match.Groups["ref"].Value.Trim();
        return new BankLine
        {
            Line = field.Line,
            On = BookedOn(field, value, match.Groups["entry"].Value),
            Amount = comes ? amount : -amount,
            IsReversal = mark[0] == 'R',
            Currency = currency,
            Reference = reference is "NONREF" or "" ? "" : BankText.Clean(reference, 64),
            Title = lines.Length > 1 ? BankText.Clean(lines[1], 512) : "",
        };
    }

    // The day of booking has no year: it is the one nearest to the day of value.
    private static DateOnly BookedOn(Mt940Field field, DateOnly value, string monthAndDay)
    {
        if (monthAndDay.Length == 0)
            return value;
        var year = (value.Month, int.Parse(monthAndDay[..2], CultureInfo.InvariantCulture)) switch
        {
            (12, 1) => value.Year + 1,
            (1, 12) => value.Year - 1,
            _ => value.Year,
        };
        return DateOnly.TryParseExact(
            $"{year:0000}{monthAndDay}",
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new BankMistake(ImportReason.BadDay, $":{field.Tag}:", monthAndDay);
    }

    private static DateOnly Day(Mt940Field field, string text) =>
        DateOnly.TryParseExact("20" + text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BankMistake(ImportReason.BadDay, $":{field.Tag}:", text);

    private static Money Amount(Mt940Field field, string text) =>
        Money.TryParse(text.TrimEnd(','), out var money)
            ? money
            : throw new BankMistake(ImportReason.BadAmount, $":{field.Tag}:", text);

    [GeneratedRegex(
        @"^(?<mark>[CD])(?<day>\d{6})(?<currency>[A-Z]{3})(?<amount>\d{1,13}(?:,\d{0,2})?)\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex BalanceForm();

    [GeneratedRegex(
        @"^(?<value>\d{6})(?<entry>\d{4})?(?<mark>RC|RD|EC|ED|C|D)[A-Z]?(?<amount>\d{1,13}(?:,\d{0,2})?)[A-Z][A-Z0-9]{3}(?<ref>.*?)(?://(?<bank>.*))?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EntryForm();

    private sealed class Draft(int line)
    {
        private readonly List<BankLine> lines = [];
        public int Line => line;
        public string Account { get; set; } = "";
        public string Number { get; set; } = "";
        public string Currency { get; set; } = "PLN";
        public Money? Opening { get; set; }
        public Money? Closing { get; set; }
        public BankLine? Pending { get; set; }
        public bool Whole { get; set; } = true;

        public void Flush()
        {
            if (Pending is not null)
                lines.Add(Pending);
            Pending = null;
        }

        public BankStatement Statement() =>
            new()
            {
                Line = line,
                Account = Account,
                Number = Number,
                Currency = Currency,
                Opening = Opening,
                Closing = Closing,
                Lines = lines,
                Whole = Whole,
            };
    }
}
