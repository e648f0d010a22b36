using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Managers;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>The demo's property manager with some forty houses, at a large utility five hundred (C2, M3), and a request of
/// another that waits: most of its addresses on file, one with a slip, one of nowhere.</summary>
public sealed class FillDemoManagers(EbokStore store, TimeProvider clock)
{
    private const int Fewest = 40;
    private const int Most = 500;
    private const int AddressesAsked = 8;

    /// <summary>Adds what is missing; the utility's demo was imported and its accounts are there.</summary>
    public async Task RunAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (!utility.Managers.Enabled)
            return;
        var paper = DemoPaper.Of(utility);
        await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var properties = Math.Clamp(await db.Customers.CountAsync(cancel) / 10, Fewest, Most);
                await GiveAsync(db, utility, paper.Manager, properties, cancel);
                await GiveAsync(db, utility, paper.PartialManager, 0, cancel);
                if (!await db.ManagerRequests.AnyAsync(cancel))
                    await AskAsync(db, utility, cancel);
            },
            cancel
        );
    }

    private async Task GiveAsync(
        EbokDb db,
        UtilityProfile utility,
        DemoLogin login,
        int properties,
        CancellationToken cancel
    )
    {
        var name = LoginName.Normalise(login.Login);
        var found = await db.Users.Where(a => a.NormalizedUserName == name).Select(a => a.Id).SingleAsync(cancel);
        AccountId account = new(found);
        if (await db.Managers.AnyAsync(m => m.Account == account, cancel))
            return;
        db.Managers.Add(
            new Manager
            {
                Account = account,
                Utility = utility.Id,
                Firm = login.Name,
                MadeAt = clock.GetUtcNow(),
            }
        );
        var held = await db
            .AccountCustomers.Where(c => c.Account == account)
            .Select(c => c.Customer)
            .ToListAsync(cancel);
        if (held.Count >= properties)
            return;
        // From the end: whoever is on paper for registering is managed by the firm all the same.
        var more = await db
            .Customers.Where(c => !held.Contains(c.Id))
            .OrderByDescending(c => c.Code)
            .Select(c => c.Id)
            .Take(properties - held.Count)
            .ToListAsync(cancel);
        db.AddRange(
            more.Select(customer => new AccountCustomer
            {
                Account = account,
                Customer = customer,
                Utility = utility.Id,
            })
        );
    }

    private async Task AskAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        var addresses = await db
            .SupplyPoints.OrderBy(p => p.Code)
            .Select(p => p.Address)
            .Distinct()
            .OrderBy(a => a)
            .Take(AddressesAsked)
            .ToListAsync(cancel);
        if (addresses.Count == 0)
            return;
        // A slip of the finger in the street's name, and a street that there is not.
        var slip = addresses[^1];
        var letter = slip.LastIndexOf(' ', slip.IndexOf(',', StringComparison.Ordinal)) - 2;
        addresses[^1] = letter > 4 ? slip.Remove(letter, 1) : slip;
        addresses.Add($"ul. Niewidzialna 13, {utility.Companies[0].PostCode} {utility.Companies[0].City}");
        var at = clock.GetUtcNow().AddHours(-20);
        db.ManagerRequests.Add(
            new ManagerRequest
            {
                Id = ManagerRequestId.New(),
                Utility = utility.Id,
                Request = Guid.CreateVersion7(),
                State = ManagerRequestState.Waiting,
                Firm = "Administracja Domów „Pod Lipą” s.c.",
                Email = $"biuro.podlipa@{utility.Slug}.example",
                Phone = "600 700 800",
                PostalAddress = $"ul. Rynkowa 5, {utility.Companies[0].PostCode} {utility.Companies[0].City}",
                Addresses = string.Join('\n', addresses),
                SubmittedAt = at,
                ConfirmedAt = at.AddMinutes(4),
                Origin = "192.0.2.45",
            }
        );
    }
}
