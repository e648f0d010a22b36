using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Exports;

/// <summary>Which rows are written.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Export">Those of this export.</param>
/// <param name="Since">Without an export: all from this day on, whether they went out or not.</param>
internal sealed record ExportChoice(ExportKind Kind, ExportId? Export, DateOnly? Since)
{
    /// <summary>Beginning of the day in Poland.</summary>
    public DateTimeOffset SinceInstant
    {
        get
        {
            var midnight = (Since ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue);
            return Since is null
                ? DateTimeOffset.UnixEpoch
                : new DateTimeOffset(midnight, WarsawTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
        }
    }
}

/// <summary>A value that is a telephone number, which may begin with a plus.</summary>
internal sealed record PhoneValue(string Text);

/// <summary>What is written: names of the columns, and a row at a time. Values are texts, <see cref="PhoneValue"/>s, days,
/// instants, decimals, whole numbers, yes or no; null: nothing.</summary>
internal sealed record ExportTable(IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    /// <summary>The table of the choice, read while it is written.</summary>
    public static ExportTable Of(EbokDb db, ExportChoice choice) =>
        choice.Kind switch
        {
            ExportKind.Readings => ExportReadings.Of(db, choice),
            ExportKind.DataChanges => ExportDataChanges.Of(db, choice),
            ExportKind.Consents => ExportConsents.Of(db, choice),
            ExportKind.Cases => ExportCases.Of(db, choice),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Kind, null),
        };
}
