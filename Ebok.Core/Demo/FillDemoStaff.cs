using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Staff of the demo, and work for them: registrations that wait for an operator where the profile has one.</summary>
public sealed class FillDemoStaff(EbokStore store, UtilityCatalog utilities, ManageStaff staff, TimeProvider clock)
{
    /// <summary>Those who are there stay: a start that was cut off may have added some.</summary>
    public async Task AddStaffAsync(CancellationToken cancel)
    {
        foreach (var (role, login) in DemoStaff.All)
        {
            var member = new NewStaff(login, role, [.. utilities.All.Select(u => u.Id)]);
            if (await staff.AddAsync(member, DemoPaper.Password, demo: true, cancel) is { } refusal and not LoginTaken)
                throw new InvalidOperationException($"the demo's {login} was refused: {refusal.Code}");
        }
    }

    /// <summary>Adds none where there are some.</summary>
    public async Task AddRegistrationsAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (utility.Registration.Judge != ProofJudge.Operator)
            return;
        var waiting = DemoRegistrations.Of(utility, clock.GetUtcNow());
        await store.WriteAsync(
            utility.Id,
            async db =>
            {
                if (await db.Registrations.AnyAsync(cancel))
                    return;
                foreach (var request in waiting)
                {
                    var entered = RegistrationValues.Of(request).Fields;
                    var code = Typed.Code(utility, entered);
                    var facts = await ProofFacts.ReadAsync(db, utility, code, null, cancel);
                    db.Registrations.Add(
                        request.Judged(
                            facts.Customer,
                            Proofs.Judge(utility, entered, facts).Where(p => p.Verdict != ProofVerdict.Held)
                        )
                    );
                }
            },
            cancel
        );
    }
}
