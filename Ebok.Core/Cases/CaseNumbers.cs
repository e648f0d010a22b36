using System.Globalization;
using System.Text.RegularExpressions;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Cases;

/// <summary>The last number given in a month.</summary>
internal sealed class CaseCounter : IOfUtility
{
    public required UtilityId Utility { get; init; }
    public required int Year { get; init; }
    public required int Month { get; init; }
    public required int Last { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CaseCounter>
    {
        public void Configure(EntityTypeBuilder<CaseCounter> builder)
        {
            builder.ToTable("CaseCounters");
            builder.HasKey(c => new
            {
                c.Utility,
                c.Year,
                c.Month,
            });
        }
    }
}

/// <summary>Numbers of cases by the utility's pattern, without a gap in each month: the number is taken in the
/// transaction of the case, and given back when that fails.</summary>
internal static partial class CaseNumbers
{
    /// <summary>The next number; whoever else wants one waits until this transaction ends. Two servers that begin a month
    /// at once: the later is refused by the key (<see cref="DbUpdateException"/>) and tries again.</summary>
    public static async Task<string> NextAsync(
        EbokDb db,
        UtilityProfile utility,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var month = db.CaseCounters.Where(c => c.Year == day.Year && c.Month == day.Month);
        var number = 1;
        if (await month.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last + 1), cancel) > 0)
            number = await month.Select(c => c.Last).SingleAsync(cancel);
        else
            db.CaseCounters.Add(
                new CaseCounter
                {
                    Utility = utility.Id,
                    Year = day.Year,
                    Month = day.Month,
                    Last = number,
                }
            );
        return Format(utility.CaseNumber, day, number);
    }

    /// <summary><c>PR/{yyyy}/{MM}/{00000}</c> of the third case in November 2026: <c>PR/2026/11/00003</c>. A number longer
    /// than its zeros is written whole.</summary>
    public static string Format(string pattern, DateOnly day, int number) =>
        Zeros()
            .Replace(
                pattern
                    .Replace(
                        "{yyyy}",
                        day.Year.ToString("0000", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
                    .Replace("{MM}", day.Month.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal),
                zeros => number.ToString(zeros.Groups[1].Value, CultureInfo.InvariantCulture)
            );

    /// <summary>What is wrong with a pattern; null: nothing. Without year and month numbers would come twice.</summary>
    public static string? Problem(string pattern) =>
        pattern.Length is 0 or > 40 ? "is not 1 to 40 characters long"
        : Count(pattern, "{yyyy}") != 1 || Count(pattern, "{MM}") != 1 || Zeros().Count(pattern) != 1
            ? "has not {yyyy}, {MM} and {00000} (any number of zeros) once each"
        : !Rest()
            .IsMatch(
                Zeros()
                    .Replace(
                        pattern
                            .Replace("{yyyy}", "", StringComparison.Ordinal)
                            .Replace("{MM}", "", StringComparison.Ordinal),
                        ""
                    )
            )
            ? "has signs other than capital letters A–Z, digits, / - . _"
        : null;

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\{(0+)\}")]
    private static partial Regex Zeros();

    [GeneratedRegex("^[A-Z0-9/._-]*$")]
    private static partial Regex Rest();
}
