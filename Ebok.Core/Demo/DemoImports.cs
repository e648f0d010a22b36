using System.Globalization;
using Ebok.Core.Data;
using Ebok.Core.Imports;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>What staff have to look after in the demo: an import out of the watched folder with one refused file and two
/// invoices of nobody, and a mail that was given up.</summary>
public sealed class DemoImports(EbokStore store, ImportFiles import, Outbox outbox, TimeProvider clock)
{
    private const int Stranger = 1_001;
    private const int Known = 9;
    private const int Cut = 700;

    /// <summary>Adds none where there are some.</summary>
    /// <param name="utility">Whose; its customers are imported.</param>
    /// <param name="folder">For its files; made.</param>
    /// <param name="cancel">Stops; may be repeated.</param>
    public async Task AddAsync(UtilityProfile utility, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        var run = await OpenAsync(utility.Id, cancel);
        if (run is { } id)
        {
            Write(new DemoPlan(utility, DemoSize.Default), Directory.CreateDirectory(folder).FullName);
            await import.RunAsync(utility, folder, new ImportOptions { Run = id }, cancel);
        }
        await store.WriteAsync(utility.Id, db => AddMailAsync(db, utility, cancel), cancel);
    }

    private Task<ImportRunId?> OpenAsync(UtilityId utility, CancellationToken cancel) =>
        store.WriteAsync(
            utility,
            async db =>
            {
                if (
                    await db.ImportRuns.SingleOrDefaultAsync(r => r.Origin == ImportOrigin.Folder, cancel) is { } before
                )
                    return before.FinishedAt is null ? before.Id : (ImportRunId?)null;
                var run = new ImportRun
                {
                    Id = ImportRunId.New(),
                    Utility = utility,
                    Source = "pliki",
                    Origin = ImportOrigin.Folder,
                    Name = "faktury-2026-11.xml, uszkodzony.xml (+1)",
                    StartedAt = clock.GetUtcNow(),
                    // Run here: no server is to take it for one that was cut off.
                    LeasedBy = Guid.CreateVersion7(),
                    LeasedUntil = clock.GetUtcNow().AddHours(1),
                };
                db.ImportRuns.Add(run);
                return run.Id;
            },
            cancel
        );

    // One of a customer whom nobody has, one under an old code of somebody whose account it names, one cut off.
    private static void Write(DemoPlan plan, string folder)
    {
        var unknown = DemoBook.Of(plan, Stranger).Invoices[^1];
        File.WriteAllBytes(Path.Combine(folder, "faktury-2026-11.xml"), Bytes(unknown));
        var last = DemoBook.Of(plan, Known).Invoices.Last(i => i.Corrects is null && i.Contract.Order == 0);
        var old = last with
        {
            Customer = last.Customer with { Code = DemoNumbers.Code(plan.Utility.CustomerCode, Stranger + 1) },
            Number = last.Number + "/2",
            Ksef = null,
        };
        File.WriteAllBytes(Path.Combine(folder, "stary-kod.xml"), Bytes(old));
        File.WriteAllBytes(Path.Combine(folder, "uszkodzony.xml"), Bytes(unknown)[..Cut]);
    }

    private static byte[] Bytes(DemoInvoice invoice)
    {
        using var memory = new MemoryStream();
        Fa3Writer.Write(invoice, memory);
        return memory.ToArray();
    }

    private async Task AddMailAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        if (await db.Outbox.AnyAsync(m => m.State == MailState.Failed, cancel))
            return;
        outbox.Add(
            db,
            utility,
            "anna.nowak@poczta.exmaple",
            new MailContent(
                "Nowa faktura w e-BOK",
                [new MailParagraph("Wystawiliśmy nową fakturę. Zobaczysz ją po zalogowaniu.")]
            )
        );
        var mail = db.ChangeTracker.Entries<OutgoingMail>().Single().Entity;
        (mail.State, mail.Attempts, mail.DoneAt) = (MailState.Failed, 1, clock.GetUtcNow());
        mail.Failure = string.Create(
            CultureInfo.InvariantCulture,
            $"550 5.1.2 {mail.To}: Host or domain name not found"
        );
    }
}
