using System.Globalization;
using Ebok.Core.Utilities;

namespace Ebok.Core.DataChanges;

/// <summary>A change of data in words: the text of its letter.</summary>
internal static class DataChangeLetter
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>A paragraph a field: its label, what was, what is to be.</summary>
    public static string TextOf(UtilityProfile utility, IEnumerable<PlannedItem> items) =>
        string.Join(
            "\n\n",
            items
                .Select(i =>
                    string.Join(
                        '\n',
                        DataFields.FullLabelOf(utility, i.Field),
                        string.Format(Polish, DataFieldTexts.Was, i.Old ?? DataFieldTexts.Nothing),
                        string.Format(Polish, DataFieldTexts.WillBe, i.New ?? DataFieldTexts.Nothing)
                    )
                )
                .Prepend(DataFieldTexts.LetterLead)
        );
}
