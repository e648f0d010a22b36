using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Core.DataChanges;

/// <summary>What is told of a change of data by mail: that there is something to read, never the data.</summary>
internal static class DataChangeMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>To the address that is to be replaced.</summary>
    public static MailContent AskedToOldAddress(UtilityProfile utility, string number) =>
        new(
            DataChangeMailTexts.AskedSubject,
            [
                new MailParagraph(DataChangeMailTexts.Asked),
                new MailValue(DataChangeMailTexts.Number, number),
                new MailParagraph(string.Format(Polish, DataChangeMailTexts.NotYou, utility.Contact.Phone)),
            ]
        );

    /// <summary>Staff have accepted it.</summary>
    public static MailContent Accepted(UtilityProfile utility, PublicLinks links, DataChange change) =>
        Decided(utility, links, change, DataChangeMailTexts.AcceptedSubject, DataChangeMailTexts.Accepted);

    /// <summary>Staff have refused it.</summary>
    public static MailContent Refused(UtilityProfile utility, PublicLinks links, DataChange change) =>
        Decided(utility, links, change, DataChangeMailTexts.RefusedSubject, DataChangeMailTexts.Refused);

    private static MailContent Decided(
        UtilityProfile utility,
        PublicLinks links,
        DataChange change,
        string subject,
        string text
    ) =>
        new(
            string.Format(Polish, subject, change.Number),
            [
                new MailParagraph(text),
                new MailValue(DataChangeMailTexts.Number, change.Number),
                new MailLink(links.To(utility, $"{OfficePage.Letters.Path()}/{change.Case.Value}")),
            ]
        );
}
