using System.Globalization;
using System.Text;

namespace Ebok.Web.Bench;

/// <summary>One measured number beside what it must be and what is aimed at.</summary>
/// <param name="Measure">What.</param>
/// <param name="Value">Here.</param>
/// <param name="Unit">ms, MiB, req/s …</param>
/// <param name="Must">The limit.</param>
/// <param name="Goal">The aim.</param>
/// <param name="Reference">The bare framework's number of the same run; null where there is none.</param>
/// <param name="More">True where more is better.</param>
internal sealed record Figure(
    string Measure,
    double Value,
    string Unit,
    double Must,
    double Goal,
    double? Reference = null,
    bool More = false
)
{
    private string Verdict =>
        More
            ? Value >= Goal
                ? "goal"
                : Value >= Must
                    ? "must"
                    : "**missed**"
            : Value <= Goal
                ? "goal"
                : Value <= Must
                    ? "must"
                    : "**missed**";

    /// <summary>Rows of a markdown table; ratios are to the bare framework.</summary>
    internal static string Table(IEnumerable<Figure> figures)
    {
        var table = new StringBuilder("| measure | here | bare | ratio | must | goal | reached |\n");
        table.Append("|---|---:|---:|---:|---:|---:|---|\n");
        foreach (var f in figures)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {f.Measure} | {Number(f.Value)} {f.Unit} | {(f.Reference is { } r ? Number(r) : "–")} | {(f.Reference is { } b and > 0 ? Number(f.Value / b) + " ×" : "–")} | {Number(f.Must)} | {Number(f.Goal)} | {f.Verdict} |\n"
            );
        return table.ToString();
    }

    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) >= 100 ? "#,0"
                : Math.Abs(value) >= 10 ? "0.#"
                : "0.##",
            CultureInfo.InvariantCulture
        );
}
