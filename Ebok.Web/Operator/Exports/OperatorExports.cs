using Ebok.Core.Exports;

namespace Ebok.Web.Operator.Exports;

/// <summary>Exports in words.</summary>
internal static class OperatorExports
{
    public static string Of(ExportKind kind) =>
        kind switch
        {
            ExportKind.Readings => OperatorExportsTexts.Readings,
            ExportKind.DataChanges => OperatorExportsTexts.DataChanges,
            ExportKind.Consents => OperatorExportsTexts.Consents,
            _ => OperatorExportsTexts.Cases,
        };
}
