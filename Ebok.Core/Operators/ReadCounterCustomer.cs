using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A customer at the counter.</summary>
/// <param name="Id">Who.</param>
/// <param name="Code">As printed on the invoice.</param>
/// <param name="Name">On file.</param>
/// <param name="Address">Line by line.</param>
/// <param name="Email">On file.</param>
/// <param name="Login">Of his account; null: he has none.</param>
/// <param name="CanPrint">His password was never his own: a letter can be printed.</param>
public sealed record CounterCustomer(
    CustomerId Id,
    string Code,
    string Name,
    IReadOnlyList<string> Address,
    string? Email,
    string? Login,
    bool CanPrint
);

/// <summary>Opens a customer at the counter.</summary>
public sealed class ReadCounterCustomer(EbokStore store)
{
    /// <summary>For every role; null: there is none.</summary>
    public async Task<CounterCustomer?> RunAsync(StaffActor staff, CustomerId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var c = await db.Customers.SingleOrDefaultAsync(x => x.Id == id, cancel);
        if (c is null)
            return null;
        var account = await db.AccountOfAsync(id, cancel);
        string?[] address = [c.Street, $"{c.PostCode} {c.City}".Trim()];
        return new(
            c.Id,
            c.Code,
            c.Name,
            [.. address.OfType<string>().Where(line => line.Length > 0)],
            c.Email,
            account?.UserName,
            account?.MustChangePassword == true
        );
    }
}
