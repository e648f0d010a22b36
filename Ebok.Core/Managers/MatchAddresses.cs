using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>How sure it is which place a line of the list means.</summary>
public enum LineMatch
{
    /// <summary>One place: its points are given.</summary>
    Sure,

    /// <summary>Several may be meant, or the spelling differs: a person decides.</summary>
    Doubtful,

    /// <summary>Nothing of the utility's fits.</summary>
    Unmatched,
}

/// <summary>A line of a manager's list, and what it may mean.</summary>
/// <param name="Number">Its number in the list, from 1.</param>
/// <param name="Text">As typed.</param>
/// <param name="Match">How sure.</param>
/// <param name="Places">What it may mean; of a sure one all of it.</param>
public sealed record MatchedLine(int Number, string Text, LineMatch Match, IReadOnlyList<MatchedPlace> Places);

/// <summary>A supply point that fits.</summary>
/// <param name="Point">Which.</param>
/// <param name="Code">Its code.</param>
/// <param name="Address">On file.</param>
/// <param name="What">What stands there.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="CustomerCode">His code.</param>
/// <param name="CustomerName">His name.</param>
public sealed record MatchedPlace(
    SupplyPointId Point,
    string Code,
    string Address,
    string? What,
    CustomerId Customer,
    string CustomerCode,
    string CustomerName
);

/// <summary>Compares a list of addresses with the supply points (M3, O3): without Polish letters and kinds of streets,
/// with shortened words and slips told apart from what is sure.</summary>
public sealed class MatchAddresses(EbokStore store)
{
    /// <summary>Lines that are looked at.</summary>
    public const int MostLines = 1000;

    /// <summary>Signs of a list.</summary>
    public const int Longest = 200_000;

    private const int MostPlaces = 12;

    /// <summary>Line by line, empty lines left out; for every role.</summary>
    public async Task<IReadOnlyList<MatchedLine>> RunAsync(StaffActor staff, string? list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        List<MatchedLine> lines = [];
        foreach (var text in LinesOf(list))
            lines.Add(await MatchAsync(db, lines.Count + 1, text, cancel));
        return lines;
    }

    /// <summary>The list's lines, of columns put together: "ul. Lipowa;4;41-300;Próbno" is an address too.</summary>
    public static IEnumerable<string> LinesOf(string? list) =>
        (list ?? "")
            .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
                string.Join(
                    ' ',
                    line.Replace('\t', ' ')
                        .Replace(';', ' ')
                        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                )
            )
            .Where(line => line.Any(char.IsLetterOrDigit))
            .Select(line => line.Length > 300 ? line[..300] : line)
            .Take(MostLines);

    private static async Task<MatchedLine> MatchAsync(EbokDb db, int number, string text, CancellationToken cancel)
    {
        var typed = AddressLine.Parse(text);
        if (typed.Number is null || typed.Words.Count == 0)
            return new(number, text, LineMatch.Unmatched, []);
        // Without the post code, which people get wrong, and the flat: both are compared below.
        var asked = string.Join(' ', typed.Words.Append(typed.Number));
        var customers = (await FindCustomers.OwnersAsync(db, asked, cancel)).Take(FindCustomers.Most).ToList();
        var points = await (
            from point in db.SupplyPoints
            join customer in db.Customers on point.Customer equals customer.Id
            where customers.Contains(point.Customer)
            select new MatchedPlace(
                point.Id,
                point.Code,
                point.Address,
                point.Object,
                customer.Id,
                customer.Code,
                customer.Name
            )
        ).ToListAsync(cancel);
        var fits = points
            .Select(p => (Place: p, Fit: typed.FitTo(AddressLine.Parse(p.Address))))
            .Where(p => p.Fit != AddressFit.None)
            .OrderByDescending(p => p.Fit)
            .ThenBy(p => p.Place.Address, StringComparer.Ordinal)
            .ThenBy(p => p.Place.Code, StringComparer.Ordinal)
            .ToList();
        var same = fits.Where(p => p.Fit == AddressFit.Same).Select(p => p.Place).ToList();
        if (same.Count > 0 && same.DistinctBy(p => p.Customer).Count() == 1)
            return new(number, text, LineMatch.Sure, same);
        return fits.Count == 0
            ? new(number, text, LineMatch.Unmatched, [])
            : new(number, text, LineMatch.Doubtful, [.. fits.Take(MostPlaces).Select(p => p.Place)]);
    }
}
