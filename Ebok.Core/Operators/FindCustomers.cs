using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A customer found.</summary>
/// <param name="Id">To open him by.</param>
/// <param name="Code">As printed on the invoice.</param>
/// <param name="Name">On file.</param>
/// <param name="Address">In one line.</param>
/// <param name="HasAccount">Somebody signs in for him.</param>
public sealed record CustomerRow(CustomerId Id, string Code, string Name, string Address, bool HasAccount);

/// <summary>Looks for customers by code, name or address: every word must be in one of them.</summary>
public sealed class FindCustomers(EbokStore store)
{
    /// <summary>For every role; an empty text finds nobody.</summary>
    public async Task<Page<CustomerRow>> RunAsync(
        StaffActor staff,
        string? text,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var words = Like.Words(text);
        var found = db.Customers.Where(_ => words.Count > 0);
        foreach (var like in words)
        {
#pragma warning disable CA1304, CA1311 // The database has one culture.
            found = found.Where(c =>
                EF.Functions.Like(c.Code.ToUpper(), like, "\\")
                || EF.Functions.Like(c.Name.ToUpper(), like, "\\")
                || EF.Functions.Like(c.Street!.ToUpper(), like, "\\")
                || EF.Functions.Like(c.City!.ToUpper(), like, "\\")
            );
#pragma warning restore CA1304, CA1311
        }
        var total = await found.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await found
            .OrderBy(c => c.Name)
            .ThenBy(c => c.Code)
            .Skip(skip)
            .Take(size)
            .Select(c => new
            {
                c.Id,
                c.Code,
                c.Name,
                c.Street,
                c.PostCode,
                c.City,
                HasAccount = db.AccountCustomers.Any(a => a.Customer == c.Id),
            })
            .ToListAsync(cancel);
        return new(
            [
                .. rows.Select(c => new CustomerRow(
                    c.Id,
                    c.Code,
                    c.Name,
                    string.Join(
                        ", ",
                        new[] { c.Street, $"{c.PostCode} {c.City}".Trim() }.Where(p => !string.IsNullOrEmpty(p))
                    ),
                    c.HasAccount
                )),
            ],
            number,
            size,
            total
        );
    }
}
