using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Meters.Giving;

/// <summary>A reading as a mail names it.</summary>
internal sealed record ReadingInMail(string FactoryNumber, string Unit, DateOnly On, decimal State, GivenState Status);

/// <summary>What customers are told of the readings they gave (M7).</summary>
internal static class ReadingMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>They have come, and what becomes of each.</summary>
    public static MailContent Given(UtilityProfile utility, PublicLinks links, IEnumerable<ReadingInMail> readings) =>
        new(
            ReadingMailTexts.GivenSubject,
            [
                new MailParagraph(ReadingMailTexts.Given),
                new MailParagraph(string.Join('\n', readings.Select(Line))) { Name = "odczyty" },
                new MailParagraph(ReadingMailTexts.See),
                new MailLink(links.To(utility, OfficePage.Reading.Path())),
            ]
        )
        {
            Kind = MailKind.ReadingsGiven,
        };

    /// <summary>It has come back from the billing system.</summary>
    public static MailContent Billed(UtilityProfile utility, PublicLinks links, ReadingInMail reading) =>
        new(
            ReadingMailTexts.BilledSubject,
            [
                new MailParagraph(ReadingMailTexts.Billed),
                new MailParagraph(Line(reading)),
                new MailParagraph(ReadingMailTexts.See),
                new MailLink(links.To(utility, OfficePage.Reading.Path())),
            ]
        );

    /// <summary>"Podaj stan wodomierza": a link that opens the form. Nothing of the customer stands in it.</summary>
    public static MailContent Asked(UtilityProfile utility, PublicLinks links, string token, DateTimeOffset ends)
    {
        var water = utility.Media.Contains(Medium.Water);
        return new(
            water ? ReadingMailTexts.AskedSubjectWater : ReadingMailTexts.AskedSubject,
            [
                new MailParagraph(water ? ReadingMailTexts.AskedWater : ReadingMailTexts.Asked),
                new MailLink(links.To(utility, "podaj-stan", token), ReadingMailTexts.AskedLink),
                new MailParagraph(
                    string.Format(
                        Polish,
                        ReadingMailTexts.AskedUntil,
                        WarsawTime.Local(ends).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
                    )
                ),
                new MailParagraph(ReadingMailTexts.AskedNot),
            ]
        );
    }

    /// <summary>Staff have decided.</summary>
    public static MailContent Decided(
        UtilityProfile utility,
        PublicLinks links,
        ReadingInMail reading,
        string? refusalReason
    )
    {
        var refused = reading.Status == GivenState.Refused;
        var said = new List<MailBlock>
        {
            new MailParagraph(refused ? ReadingMailTexts.DecidedRefused : ReadingMailTexts.DecidedAccepted),
            new MailParagraph(Line(reading)),
        };
        if (refusalReason is not null)
            said.Add(new MailParagraph(string.Format(Polish, ReadingMailTexts.Because, refusalReason)));
        said.Add(new MailParagraph(refused ? ReadingMailTexts.Again : ReadingMailTexts.See));
        said.Add(new MailLink(links.To(utility, OfficePage.Reading.Path())));
        return new(ReadingMailTexts.DecidedSubject, said);
    }

    private static string Line(ReadingInMail reading) =>
        string.Format(
            Polish,
            ReadingMailTexts.Line,
            reading.FactoryNumber,
            reading.State.ToString("#,0.###", Polish),
            reading.Unit,
            reading.On.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            reading.Status switch
            {
                GivenState.New => ReadingMailTexts.New,
                GivenState.Refused => ReadingMailTexts.Refused,
                GivenState.Billed => ReadingMailTexts.BilledState,
                _ => ReadingMailTexts.Accepted,
            }
        );
}
