using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Utilities;

namespace Ebok.Core.Cases;

/// <summary>What is told of a case by mail: that there is something to read, never what.</summary>
internal static class CaseMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>It has come, and until when it is answered.</summary>
    public static MailContent Received(UtilityProfile utility, PublicLinks links, Case row)
    {
        var said = new List<MailBlock>
        {
            new MailParagraph(CaseMailTexts.Received),
            new MailValue(CaseMailTexts.Number, row.Number),
        };
        if (row.DueOn is { } due)
            said.Add(
                new MailParagraph(string.Format(Polish, CaseMailTexts.Due, due.ToString("d MMMM yyyy", Polish)))
                {
                    Name = "termin",
                }
            );
        said.Add(new MailParagraph(CaseMailTexts.See));
        said.Add(new MailLink(links.To(utility, $"{OfficePage.Letters.Path()}/{row.Id.Value}")));
        return new(Subject(CaseMailTexts.ReceivedSubject, row), said)
        {
            Kind = MailKind.CaseReceived,
            Words = Words(row),
        };
    }

    /// <summary>Staff have answered a customer.</summary>
    public static MailContent Answered(UtilityProfile utility, PublicLinks links, Case row) =>
        new(
            Subject(CaseMailTexts.AnsweredSubject, row),
            [
                new MailParagraph(CaseMailTexts.Answered),
                new MailValue(CaseMailTexts.Number, row.Number),
                new MailLink(links.To(utility, $"{OfficePage.Letters.Path()}/{row.Id.Value}")),
            ]
        )
        {
            Kind = MailKind.CaseAnswered,
            Words = Words(row),
        };

    /// <summary>Staff have answered a stranger, who has a code.</summary>
    public static MailContent AnsweredNotice(UtilityProfile utility, PublicLinks links, Case row) =>
        new(
            Subject(CaseMailTexts.AnsweredSubject, row),
            [
                new MailParagraph(CaseMailTexts.AnsweredNotice),
                new MailValue(CaseMailTexts.Number, row.Number),
                new MailLink(links.To(utility, "sprawa")),
            ]
        );

    private static Dictionary<string, string> Words(Case row) => new() { ["numer"] = row.Number };

    private static string Subject(string text, Case row) => string.Format(Polish, text, row.Number);
}
