using Ebok.Core.Accounts;
using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>What staff of a demo utility have written beside what its billing system delivers: news that wait, a draft, a
/// help of its own; and sign-ins of half a year, so that its figures show something.</summary>
internal static class DemoContent
{
    private const int Months = 6;

    /// <summary>Adds nothing where there is some.</summary>
    public static async Task AddAsync(EbokDb db, UtilityProfile utility, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Articles.AnyAsync(a => a.EditedAt != null, cancel))
            return;
        var today = WarsawTime.DayOf(now);
        db.Articles.AddRange(
            Article(
                utility,
                now,
                ArticleKind.News,
                today.AddDays(14),
                "Godziny pracy w święta",
                $"Od 24 do 26 grudnia biuro jest **nieczynne**.\n\n- awarie: cała doba, tel. {utility.Contact.EmergencyPhone ?? utility.Contact.Phone}\n- pisma i odczyty: jak zawsze w {utility.OfficeName}"
            ),
            Article(
                utility,
                now,
                ArticleKind.News,
                today,
                "Szkic: prace na sieci w styczniu",
                "Lista ulic będzie po uzgodnieniach.",
                draft: true
            )
        );
        var place = 0;
        foreach (var part in utility.Help.Select(ListHelp.Of).Append(Contact(utility)))
            db.Articles.Add(
                Article(utility, now, ArticleKind.Help, today, part.Title, part.Text, position: place += 10)
            );
        AddSignIns(db, utility, now);
    }

    private static HelpRow Contact(UtilityProfile utility) =>
        new(
            "Gdy coś nie działa",
            $"1. Odśwież stronę.\n2. Wyloguj się i zaloguj ponownie.\n3. Zadzwoń: {utility.Contact.Phone} albo napisz na <{utility.Contact.Email}>."
        );

    private static Article Article(
        UtilityProfile utility,
        DateTimeOffset now,
        ArticleKind kind,
        DateOnly from,
        string title,
        string text,
        bool draft = false,
        int position = 0
    ) =>
        new()
        {
            Id = ArticleId.New(),
            Utility = utility.Id,
            Kind = kind,
            PublishedOn = from,
            Title = title,
            Text = text,
            Draft = draft,
            Position = position,
            Version = 1,
            EditedAt = now,
        };

    // Of accounts that are not there: no customer finds them among his own.
    private static void AddSignIns(EbokDb db, UtilityProfile utility, DateTimeOffset now)
    {
        var nobody = AccountId.New();
        for (var month = 0; month < Months; month++)
        for (var i = 0; i < 40 + 7 * (Months - month); i++)
        {
            var at = now.AddDays(-30 * month - i % 28 - 1).AddMinutes(-17 * i);
            db.SignInAttempts.Add(
                SignInAttempt.New(utility.Id, nobody, at, i % 9 != 0, SignInMethod.Password, new Caller(null, null))
            );
        }
    }
}
