using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ebok.Core.Shared;

/// <summary>An amount in grosze (1/100 of the currency's unit); negative is in the customer's favour.
/// The currency stands beside it where it can differ from PLN (see <c>Invoice.Currency</c>).</summary>
/// <param name="Grosze">Whole grosze.</param>
public readonly record struct Money(long Grosze) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static readonly Money Zero = new(0);

    /// <summary>The amount in złoty, always with two decimals: 10920 grosze is 109.20.</summary>
    public decimal Zloty => new decimal(Grosze) / 100m;

    /// <summary>Whether nothing is owed either way.</summary>
    public bool IsZero => Grosze == 0;

    /// <summary>From złoty; more than two decimals are a mistake of the source, not something to round away.</summary>
    /// <exception cref="ArgumentException">The amount has fractions of a grosz.</exception>
    /// <exception cref="OverflowException">The amount does not fit in 64-bit grosze.</exception>
    public static Money FromZloty(decimal zloty)
    {
        var grosze = zloty * 100m;
        if (decimal.Truncate(grosze) != grosze)
            throw new ArgumentException($"{zloty} has fractions of a grosz", nameof(zloty));
        return new Money(checked((long)grosze));
    }

    /// <summary>Reads what a person or a billing system writes: <c>108,50</c>, <c>108.5</c>, <c>1 234,00 zł</c>,
    /// <c>-12</c>. At most two decimals, a comma or a point, spaces (also no-break ones) between thousands.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        money = default;
        if (text is null)
            return false;
        Span<char> buffer = stackalloc char[32];
        var length = 0;
        foreach (var c in text.AsSpan().Trim())
        {
            if (c is ' ' or '\u00a0' or '\u202f')
                continue;
            if (length == buffer.Length)
                return false;
            buffer[length++] = c == ',' ? '.' : c;
        }
        ReadOnlySpan<char> digits = buffer[..length];
        if (digits.EndsWith("zł", StringComparison.OrdinalIgnoreCase))
            digits = digits[..^2];
        if (
            !decimal.TryParse(
                digits,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var zloty
            )
            || decimal.Abs(zloty) > 1_000_000_000_000m
        )
            return false;
        var grosze = zloty * 100m;
        if (decimal.Truncate(grosze) != grosze)
            return false;
        money = new Money((long)grosze);
        return true;
    }

    /// <summary>Sum of two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Grosze + right.Grosze));

    /// <summary>Difference of two amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Grosze - right.Grosze));

    /// <summary>The amount with the other sign.</summary>
    public static Money operator -(Money money) => new(-money.Grosze);

    /// <summary>Order by amount.</summary>
    public static bool operator <(Money left, Money right) => left.Grosze < right.Grosze;

    /// <summary>Order by amount.</summary>
    public static bool operator >(Money left, Money right) => left.Grosze > right.Grosze;

    /// <summary>Order by amount.</summary>
    public static bool operator <=(Money left, Money right) => left.Grosze <= right.Grosze;

    /// <summary>Order by amount.</summary>
    public static bool operator >=(Money left, Money right) => left.Grosze >= right.Grosze;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Grosze.CompareTo(other.Grosze);

    /// <summary>For machines: a point and two decimals, <c>109.20</c>. People see <c>MoneyText</c>.</summary>
    public override string ToString() => Zloty.ToString("0.00", CultureInfo.InvariantCulture);
}
