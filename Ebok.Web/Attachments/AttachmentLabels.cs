using Ebok.Core.Attachments;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.Attachments;

/// <summary>Rules and refusals of files in words.</summary>
internal static class AttachmentLabels
{
    /// <summary>What may be attached: the utility's own words, or made of its rules.</summary>
    public static string RuleOf(AttachmentRules rules) =>
        rules.Text
        ?? Show.Text(
            AttachmentTexts.Rule,
            KindsOf(rules),
            Plural.Of(AttachmentTexts.Files, rules.MaxFiles),
            rules.MaxMegabytes
        );

    /// <summary>Each names the file, what is wrong with it, and what to do.</summary>
    public static IEnumerable<string> Of(BadAttachments refused, AttachmentRules rules) =>
        refused
            .Problems.GroupBy(p => p.Fault)
            .SelectMany(fault =>
                fault.Key is AttachmentFault.TooMany or AttachmentFault.DayUsedUp
                    ? [Text(fault.Key, string.Join(", ", fault.Select(p => p.Name)), rules)]
                    : fault.Select(p => Text(fault.Key, p.Name, rules))
            );

    /// <summary>Why a file cannot be opened; null: it can.</summary>
    public static string? Of(FileState state) =>
        state switch
        {
            FileState.Waiting => AttachmentTexts.Waiting,
            FileState.Removed => AttachmentTexts.Removed,
            _ => null,
        };

    /// <summary><c>1,2 MB</c>, <c>87 kB</c>.</summary>
    public static string SizeOf(long bytes) =>
        bytes >= 1024 * 1024
            ? Show.Quantity(Math.Round(bytes / (1024m * 1024m), 1), "MB")
            : Show.Quantity(Math.Max(1, Math.Round(bytes / 1024m)), "kB");

    /// <summary>Value of the field's <c>accept</c>: what a browser offers first; nothing depends on it.</summary>
    public static string AcceptOf(AttachmentRules rules) => string.Join(',', rules.Kinds.SelectMany(k => k.Endings()));

    private static string KindsOf(AttachmentRules rules) =>
        string.Join(", ", rules.Kinds.Select(k => k.Endings()[0].TrimStart('.').ToUpperInvariant()));

    private static string Text(AttachmentFault fault, string name, AttachmentRules rules) =>
        Show.Text(
            AttachmentTexts.ResourceManager.GetString($"Fault_{fault}", AttachmentTexts.Culture)!,
            name.Length == 0 ? AttachmentTexts.Nameless : name,
            fault == AttachmentFault.TooMany ? Plural.Of(AttachmentTexts.Files, rules.MaxFiles) : rules.MaxMegabytes,
            KindsOf(rules)
        );
}
