using Ebok.Core.DataChanges;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.DataChanges;

/// <summary>Changes of data in words.</summary>
internal static class DataChangeLabels
{
    /// <summary>Where it stands, for the customer.</summary>
    public static string Of(DataChangeState state) => Text($"State_{state}");

    /// <summary>Its colour.</summary>
    public static BadgeKind KindOf(DataChangeState state) =>
        state switch
        {
            DataChangeState.Waiting => BadgeKind.Warn,
            DataChangeState.Accepted => BadgeKind.Info,
            DataChangeState.Refused => BadgeKind.Bad,
            _ => BadgeKind.Ok,
        };

    /// <summary>What is wrong with a field, and what to do.</summary>
    public static string Of(BadField bad)
    {
        ArgumentNullException.ThrowIfNull(bad);
        return bad.Problem == DataProblem.Missing
            ? Text($"Missing_{bad.Field}")
            : Show.Text(Text($"Problem_{bad.Problem}"), DataFieldCheck.LongestOf(bad.Field));
    }

    /// <summary><c>Telefon, Adres korespondencyjny – Poczta</c>.</summary>
    public static string Of(UtilityProfile utility, IEnumerable<DataField> fields) =>
        string.Join(", ", fields.Select(field => DataFields.FullLabelOf(utility, field)));

    private static string Text(string key) =>
        DataChangeTexts.ResourceManager.GetString(key, DataChangeTexts.Culture)
        ?? throw new InvalidOperationException($"no text {key}");
}
