using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Something of the customer's that a form can be about.</summary>
/// <param name="Id">For the form.</param>
/// <param name="Number">As printed on it.</param>
/// <param name="Where">Address of a meter, subject of a contract.</param>
/// <param name="On">Day of issue of an invoice.</param>
public sealed record CaseChoice(Guid Id, string Number, string? Where, DateOnly? On);

/// <summary>What is known before anything is typed (K10).</summary>
/// <param name="Type">The form.</param>
/// <param name="CustomerCode">Kod klienta.</param>
/// <param name="CustomerName">Who writes.</param>
/// <param name="Choices">What it can be about; empty where it is about nothing in particular.</param>
public sealed record CaseForm(
    NoticeType Type,
    string CustomerCode,
    string CustomerName,
    IReadOnlyList<CaseChoice> Choices
);

/// <summary>Reads a form of the profile with what is known of the customer.</summary>
public sealed class ReadCaseForm(EbokStore store)
{
    // More than fit into a list that is chosen from: of a manager of hundreds of houses, who comes from the thing's page.
    private const int Most = 200;

    /// <summary>The form; null where the profile has none of that key.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="utility">Its forms.</param>
    /// <param name="type">Key of the form.</param>
    /// <param name="about">The thing already chosen, so that it is among the choices.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<CaseForm?> RunAsync(
        Actor actor,
        UtilityProfile utility,
        string? type,
        Guid? about,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        if (utility.Notices.FirstOrDefault(n => n.Key == type) is not { } form)
            return null;
        await using var db = store.Read(actor.Utility);
        var customer = await db.CustomerOf(actor).Select(c => new { c.Code, c.Name }).SingleAsync(cancel);
        var choices = await ChoicesAsync(db, actor, form.About, cancel);
        if (
            about is { } chosen
            && choices.All(c => c.Id != chosen)
            && await SubjectOfCase.FindAsync(db, actor, form.About, chosen, cancel) is { Number: { } number }
        )
            choices.Insert(0, new(chosen, number, null, null));
        return new(form, customer.Code, customer.Name, choices);
    }

    private static async Task<List<CaseChoice>> ChoicesAsync(
        EbokDb db,
        Actor actor,
        NoticeSubject about,
        CancellationToken cancel
    ) =>
        about switch
        {
            NoticeSubject.Meter => await (
                from meter in db.MetersOf(actor)
                join point in db.PointsOf(actor) on meter.SupplyPoint equals point.Id
                where meter.RemovedOn == null
                orderby point.Address, meter.FactoryNumber
                select new CaseChoice(meter.Id.Value, meter.FactoryNumber, point.Address, null)
            )
                .Take(Most)
                .ToListAsync(cancel),
            NoticeSubject.Invoice => await db.InvoicesOf(actor)
                .OrderByDescending(i => i.IssuedOn)
                .ThenBy(i => i.Number)
                .Take(Most)
                .Select(i => new CaseChoice(i.Id.Value, i.Number, null, i.IssuedOn))
                .ToListAsync(cancel),
            NoticeSubject.Contract => await db.ContractsOf(actor)
                .OrderByDescending(c => c.ConcludedOn)
                .ThenBy(c => c.Number)
                .Take(Most)
                .Select(c => new CaseChoice(c.Id.Value, c.Number, c.Subject, null))
                .ToListAsync(cancel),
            _ => [],
        };
}
