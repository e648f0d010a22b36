using System.Globalization;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>Made numbers with right check digits. Tax numbers begin with 998 or 999, banks with 9999: neither is given to
/// anybody.</summary>
internal static class DemoNumbers
{
    /// <summary>Codes 7 apart, so that a typing mistake seldom hits another customer; the first is the profile's example.
    /// 39-29001, 39-29008, …</summary>
    internal static string Code(CustomerCodeRule rule, int index) =>
        WithDigits(rule.Example, Number(rule.Example) + 7L * index);

    /// <summary>A login in the shape of a code that is no customer's, from the top: 99-99999, 99-99998.</summary>
    internal static string LoginFromTop(CustomerCodeRule rule, int index) =>
        WithDigits(rule.Example, Number(new string('9', rule.Example.Count(char.IsAsciiDigit))) - index);

    internal static string Nip(DemoRandom random)
    {
        while (true)
        {
            var nine = "998" + random.Digits(6);
            var check = CheckDigits.Weighted(nine, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
            if (check < 10)
                return nine + Digit(check);
        }
    }

    internal static string Regon(DemoRandom random)
    {
        var eight = random.Digits(8);
        return eight + Digit(CheckDigits.Weighted(eight, [8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10);
    }

    /// <summary>Of a person born 1940–2004.</summary>
    internal static string Pesel(DemoRandom random, bool woman)
    {
        var born = new DateOnly(1940, 1, 1).AddDays(random.Next(65 * 365));
        var month = born.Year >= 2000 ? born.Month + 20 : born.Month;
        var sex = random.Next(5) * 2 + (woman ? 0 : 1);
        var ten = string.Create(
            CultureInfo.InvariantCulture,
            $"{born.Year % 100:00}{month:00}{born.Day:00}{random.Digits(3)}{sex}"
        );
        return ten + Digit((10 - CheckDigits.Weighted(ten, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10);
    }

    /// <summary>An individual account at the company's bank, another at each company.</summary>
    internal static string Account(Company company, int index)
    {
        var rest =
            company.BankAccount[2..10]
            + company.BankAccount[^4..]
            + string.Create(CultureInfo.InvariantCulture, $"{index + 1:000000000000}");
        var mod = 0;
        foreach (var c in rest + "252100")
            mod = (mod * 10 + (c - '0')) % 97;
        return string.Create(CultureInfo.InvariantCulture, $"{98 - mod:00}{rest}");
    }

    internal static string Ksef(string sellerNip, DateOnly day, DemoRandom random)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{sellerNip}-{day:yyyyMMdd}-{random.Hex(12)}");
        return string.Create(CultureInfo.InvariantCulture, $"{head}-{KsefNumber.Crc8(head):X2}");
    }

    private static char Digit(int value) => (char)('0' + value);

    private static long Number(string text) =>
        long.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private static string WithDigits(string example, long number)
    {
        var width = example.Count(char.IsAsciiDigit);
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
        if (digits.Length > width)
            throw new InvalidOperationException($"no more codes like {example}");
        var next = 0;
        return string.Concat(example.Select(c => char.IsAsciiDigit(c) ? digits[next++] : c));
    }
}
