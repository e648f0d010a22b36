using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Demo;

/// <summary>Fills an empty database with the demo: writes each utility's billing export, imports it as a real utility
/// would, makes the demo's accounts. Cut off at any moment it goes on at the next start: a file in the data folder says
/// that it is not done, and every step may be repeated.</summary>
public sealed class FillDemo(
    EbokStore store,
    UtilityCatalog utilities,
    ImportDemo importDemo,
    CreateAccount createAccount,
    FillDemoStaff staff,
    FileStore files,
    TimeProvider clock,
    DemoPayments payments,
    DemoImports imports,
    FillDemoManagers managers,
    ILogger<FillDemo> log
)
{
    /// <summary>Does nothing where there are data of anybody.</summary>
    /// <param name="dataFolder">The data folder; the exports lie below it while they are needed.</param>
    /// <param name="cancel">Stops; the next start goes on.</param>
    public async Task RunAsync(string dataFolder, CancellationToken cancel)
    {
        var unfinished = Path.Combine(dataFolder, "demo-unfinished");
        if (utilities.All.Count == 0 || !File.Exists(unfinished) && !await IsEmptyAsync(cancel))
            return;
        Directory.CreateDirectory(dataFolder);
        await File.WriteAllTextAsync(
            unfinished,
            "The demo is being filled in; it goes on at the next start.\n",
            cancel
        );
        foreach (var utility in utilities.All)
            await FillAsync(utility, Path.Combine(dataFolder, "demo", utility.Slug), cancel);
        await staff.AddStaffAsync(cancel);
        Directory.Delete(Path.Combine(dataFolder, "demo"), recursive: true);
        File.Delete(unfinished);
        log.LogInformation("Demo: all utilities are filled, see /demo");
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        return !await db.Customers.IgnoreQueryFilters().AnyAsync(cancel)
            && !await db.Invoices.IgnoreQueryFilters().AnyAsync(cancel)
            && !await db.Users.IgnoreQueryFilters().AnyAsync(cancel);
    }

    private async Task FillAsync(UtilityProfile utility, string folder, CancellationToken cancel)
    {
        var written = await Task.Run(
            () => WriteDemo.Run(utility, DemoSize.Default, folder, progress: null, cancel),
            cancel
        );
        log.LogInformation(
            "Demo: {Utility}: {Customers} customers, {Invoices} invoices, {Files} of them as FA(3)",
            utility.Slug,
            written.Customers,
            written.Invoices,
            written.XmlFiles
        );
        var options = new ImportOptions
        {
            OnProblem = problem => log.LogWarning("Demo: {Utility}: {Problem}", utility.Slug, problem),
        };
        var reports = await importDemo.RunAsync(utility, folder, options, cancel);
        if (reports.Sum(r => r.Refused) is > 0 and var refused)
            throw new InvalidOperationException($"{refused} files or rows of the demo of {utility.Slug} were refused");
        await AddAccountsAsync(utility, cancel);
        await store.WriteAsync(utility.Id, db => DemoContent.AddAsync(db, utility, clock.GetUtcNow(), cancel), cancel);
        await staff.AddRegistrationsAsync(utility, cancel);
        var writes = DemoPaper.Of(utility).Ordinary.Customers[0].CustomerCode;
        await store.WriteAsync(utility.Id, db => DemoLetters.AddAsync(db, utility, writes, cancel), cancel);
        await store.WriteAsync(
            utility.Id,
            db => DemoReadings.AddAsync(db, files, utility, clock.GetUtcNow(), cancel),
            cancel
        );
        await store.WriteAsync(utility.Id, db => DemoDataChanges.AddAsync(db, utility, cancel), cancel);
        var paper = DemoPaper.Of(utility);
        var withLogin = (DemoLogin[])[paper.Ordinary, paper.Family, paper.Manager, paper.PartialManager];
        await payments.AddAsync(
            utility,
            writes,
            [.. withLogin.SelectMany(l => l.Customers).Select(c => c.CustomerCode)],
            cancel
        );
        await imports.AddAsync(utility, Path.Combine(folder, "4-folder"), cancel);
        log.LogInformation("Demo: {Utility} is filled", utility.Slug);
    }

    /// <summary>Makes the accounts of the utility's <see cref="DemoPaper"/>, whose customers were imported; those that
    /// are there stay.</summary>
    public async Task AddAccountsAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        var paper = DemoPaper.Of(utility);
        foreach (var login in (DemoLogin[])[paper.Ordinary, paper.Family, paper.Manager, paper.PartialManager])
            await CreateAsync(utility.Id, login, cancel);
        await managers.RunAsync(utility, cancel);
    }

    private async Task CreateAsync(UtilityId utility, DemoLogin login, CancellationToken cancel)
    {
        var grants = new List<Grant>();
        await using (var db = store.Read(utility))
        {
            foreach (var customer in login.Customers)
            {
                var id = await db
                    .Customers.Where(c => c.Code == customer.CustomerCode)
                    .Select(c => c.Id)
                    .SingleAsync(cancel);
                var points = await db
                    .SupplyPoints.Where(p => p.Customer == id && login.Points.Contains(p.Code))
                    .Select(p => p.Id)
                    .ToListAsync(cancel);
                grants.Add(new Grant(id, login.Points.Count == 0 ? null : points));
            }
        }
        var account = new NewAccount(login.Login, login.Email, DemoPaper.Password, MustChangePassword: false, grants);
        var made = await createAccount.RunAsync(utility, account, cancel);
        if (made.Refusal is not (null or LoginTaken))
            throw new InvalidOperationException($"the demo's account {login.Login} was refused: {made.Refusal.Code}");
    }
}
