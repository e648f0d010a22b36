using System.Globalization;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Imports.Unmatched;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Imports;

/// <summary>Imports in words.</summary>
internal static class ImportLabels
{
    public static string Of(ImportState state) => Text($"State_{state}");

    public static string Of(ImportOrigin origin) => Text($"Origin_{origin}");

    public static string Of(UndoObstacle obstacle, int count) => Show.Text(Text($"Obstacle_{obstacle}"), count);

    public static string Of(FindingKind kind, int count) => Show.Text(Text($"Finding_{kind}"), count);

    public static string Of(SuggestionReason reason) => Text($"Because_{reason}");

    public static string Of(PackageFault fault, string file) => Show.Text(Text($"Fault_{fault}"), file);

    public static BadgeKind KindOf(ImportState state) =>
        state switch
        {
            ImportState.Done => BadgeKind.Ok,
            ImportState.Checked => BadgeKind.Warn,
            ImportState.Failed => BadgeKind.Bad,
            ImportState.Cancelled or ImportState.Undone => BadgeKind.Quiet,
            _ => BadgeKind.Info,
        };

    public static BadgeKind KindOf(FindingKind kind) =>
        kind switch
        {
            FindingKind.Refused => BadgeKind.Bad,
            FindingKind.Remark or FindingKind.Unmatched => BadgeKind.Warn,
            FindingKind.Added => BadgeKind.Ok,
            _ => BadgeKind.Info,
        };

    /// <summary>Whether it goes on by itself, so that looking again makes sense.</summary>
    public static bool IsMoving(ImportState state) =>
        state is ImportState.Received or ImportState.Checking or ImportState.Waiting or ImportState.Running;

    /// <summary><c>12 s</c>, <c>3 min 20 s</c>, <c>1 h 5 min</c>.</summary>
    public static string Of(TimeSpan? span) =>
        span switch
        {
            null => Show.Nothing,
            { TotalMinutes: < 1 } s => $"{Number(Math.Max(0, (int)s.TotalSeconds))} s",
            { TotalHours: < 1 } m => $"{Number(m.Minutes)} min {Number(m.Seconds)} s",
            { } h => $"{Number((int)h.TotalHours)} h {Number(h.Minutes)} min",
        };

    public static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Text(string key) =>
        OperatorImportTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
