using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.AccountChecks;

/// <summary>So many numbers were asked about that this one is not answered now.</summary>
public sealed record AskedTooOften : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly AskedTooOften Instance = new();
}

/// <summary>So many were asked about that a person has to show he is one.</summary>
public sealed record PersonWanted : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly PersonWanted Instance = new();
}

/// <summary>"Czy to nasze konto?" (B2): whether a bank account is one that this utility is paid on: a company's own, a
/// customer's individual one, or one that stands on an invoice. Never whose.
/// <para>Without sign-in, so limited: the numbers of customers are not to be found by trying. A right and a wrong number
/// take the same way and the same time.</para></summary>
public sealed class CheckAccount(EbokStore store, Attempts attempts, TimeProvider clock)
{
    /// <summary>Asked from one address within an hour, before a person has to show that he is one.</summary>
    public const int FreePerAddress = 10;

    /// <summary>The same over the whole utility.</summary>
    public const int FreePerUtility = 300;

    /// <summary>Answered to one address within a day.</summary>
    public const int MostPerAddress = 40;

    /// <summary>Answered to one network within a day.</summary>
    public const int MostPerNetwork = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether the next question from there needs the human check.</summary>
    public async Task<bool> WantsPersonAsync(UtilityProfile utility, Caller caller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        await using var db = store.Read(utility.Id);
        return await WantsPersonAsync(db, caller, cancel);
    }

    /// <summary>True: ours. Refuses with <see cref="PersonWanted"/> or <see cref="AskedTooOften"/>.</summary>
    /// <param name="utility">Whose accounts.</param>
    /// <param name="number">With right check digits.</param>
    /// <param name="isPerson">The human check was passed with this question.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Result<bool>> RunAsync(
        UtilityProfile utility,
        Nrb number,
        bool isPerson,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        return store.WriteAsync(utility.Id, db => AskAsync(db, utility, number, isPerson, caller, cancel), cancel);
    }

    private async Task<Result<bool>> AskAsync(
        EbokDb db,
        UtilityProfile utility,
        Nrb number,
        bool isPerson,
        Caller caller,
        CancellationToken cancel
    )
    {
        var keys = caller.Keys().ToList();
        if (
            await ReachedAsync(db, keys.ElementAtOrDefault(0), network: false, Day, MostPerAddress, cancel)
            || await ReachedAsync(db, keys.ElementAtOrDefault(1), network: true, Day, MostPerNetwork, cancel)
        )
            return AskedTooOften.Instance;
        if (!isPerson && await WantsPersonAsync(db, caller, cancel))
            return PersonWanted.Instance;
        attempts.Record(db, utility, AttemptKind.AccountAsked, null, null, caller, succeeded: true);
        // All three are always looked at: the time does not tell which of them has it.
        var companys = utility.Companies.Any(c => Nrb.TryParse(c.BankAccount, out var own) && own == number);
        var customers = await db.Customers.AnyAsync(c => c.Account == number.Digits, cancel);
        var invoices = await db.Invoices.AnyAsync(i => i.PayAccount == number.Digits, cancel);
        return companys | customers | invoices;
    }

    private async Task<bool> WantsPersonAsync(EbokDb db, Caller caller, CancellationToken cancel)
    {
        if (await ReachedAsync(db, caller.Keys().FirstOrDefault(), network: false, Hour, FreePerAddress, cancel))
            return true;
        var since = clock.GetUtcNow() - Hour;
        var asked = db.Attempts.Where(a => a.Kind == AttemptKind.AccountAsked && a.At > since);
        return await asked.Take(FreePerUtility).CountAsync(cancel) >= FreePerUtility;
    }

    // Over all utilities of the installation: a stranger who goes from one to the next is still the same.
    private async Task<bool> ReachedAsync(
        EbokDb db,
        string? key,
        bool network,
        TimeSpan within,
        int limit,
        CancellationToken cancel
    )
    {
        if (key is null)
            return false;
        var since = clock.GetUtcNow() - within;
        var asked = db.Attempts.IgnoreQueryFilters().Where(a => a.Kind == AttemptKind.AccountAsked && a.At > since);
        asked = network ? asked.Where(a => a.NetworkKey == key) : asked.Where(a => a.AddressKey == key);
        return await asked.Take(limit).CountAsync(cancel) >= limit;
    }
}
