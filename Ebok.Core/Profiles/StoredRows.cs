using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Changes that would lock people out or tear stored data from what they belong to.</summary>
internal static class StoredRows
{
    public static async Task CheckAsync(
        EbokDb db,
        UtilityProfile before,
        UtilityProfile after,
        Action<string, ProfileReason> mistake,
        CancellationToken cancel
    )
    {
        if (after.Slug != before.Slug)
            mistake("$.slug", ProfileReason.Of("SlugFixed", $"is \"{before.Slug}\" in every stored row"));
        if (after.SignIn.Kind != before.SignIn.Kind)
        {
            var accounts = await db.Users.CountAsync(cancel);
            if (accounts > 0)
                mistake(
                    "$.signIn.kind",
                    ProfileReason.Of("LoginsFixed", $"{accounts} accounts sign in the other way and could not any more")
                );
        }
        await CheckSellersAsync(db, before, after, mistake, cancel);
        await CheckNoticesAsync(db, before, after, mistake, cancel);
        if (after.CustomerCode.Pattern != before.CustomerCode.Pattern)
            await CheckCodesAsync(db, after.CustomerCode, mistake, cancel);
    }

    private static async Task CheckSellersAsync(
        EbokDb db,
        UtilityProfile before,
        UtilityProfile after,
        Action<string, ProfileReason> mistake,
        CancellationToken cancel
    )
    {
        foreach (var gone in before.Companies.Where(c => after.CompanyByNip(c.Nip) is null))
        {
            var invoices = await db.Invoices.CountAsync(i => i.SellerNip == gone.Nip, cancel);
            if (invoices > 0)
                mistake(
                    "$.companies",
                    ProfileReason.Of(
                        "SellerHasInvoices",
                        $"{gone.ShortName} (NIP {gone.Nip}) is missing, the seller of {invoices} stored invoices"
                    )
                );
        }
    }

    private static async Task CheckNoticesAsync(
        EbokDb db,
        UtilityProfile before,
        UtilityProfile after,
        Action<string, ProfileReason> mistake,
        CancellationToken cancel
    )
    {
        foreach (var gone in before.Notices.Where(n => after.Notices.All(a => a.Key != n.Key)))
        {
            var open = await db.Cases.CountAsync(c => c.Type == gone.Key && c.ClosedAt == null, cancel);
            if (open > 0)
                mistake(
                    "$.notices",
                    ProfileReason.Of(
                        "NoticeHasCases",
                        $"\"{gone.Label}\" ({gone.Key}) is missing, and {open} open cases are of it"
                    )
                );
        }
    }

    // All of them are looked at, but only their codes: a hundred thousand take less than a second.
    private static async Task CheckCodesAsync(
        EbokDb db,
        CustomerCodeRule rule,
        Action<string, ProfileReason> mistake,
        CancellationToken cancel
    )
    {
        var (misfits, all, sample) = (0, 0, "");
        try
        {
            await foreach (var code in db.Customers.Select(c => c.Code).AsAsyncEnumerable().WithCancellation(cancel))
            {
                all++;
                if (rule.Matches(code))
                    continue;
                misfits++;
                sample = code;
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Told by the rules.
            return;
        }
        if (misfits > 0)
            mistake(
                "$.customerCode.pattern",
                ProfileReason.Of(
                    "CodesMisfit",
                    $"{misfits} of {all} stored customer codes do not match it, as {sample}"
                )
            );
    }
}
