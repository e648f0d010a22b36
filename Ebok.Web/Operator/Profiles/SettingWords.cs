using System.Globalization;
using Ebok.Core.Profiles;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Profiles;

/// <summary>Words for the settings: labels, hints, choices and what is wrong, by the names of the records.</summary>
internal static class SettingWords
{
    public static string Section(string path) => Find("S_" + Key(path)) ?? path;

    public static string SectionLead(string path) => Find("L_" + Key(path)) ?? "";

    /// <summary>A setting that has no words yet is called as in the file.</summary>
    public static string Label(string owner, string name) => Find($"F_{owner}_{name}") ?? name;

    public static string? Hint(string owner, string name) => Find($"H_{owner}_{name}");

    public static string Item(string type) => Find("T_" + type) ?? type;

    public static string Choice(string type, string? value) =>
        value is null ? OperatorProfileTexts.NotSet : Find($"E_{type}_{value}") ?? value;

    /// <summary>Why a value cannot stand, in Polish where there are words for it.</summary>
    public static string Reason(ProfileReason reason) =>
        Find("R_" + reason.Code) is { } text ? Show.Text(text, [.. reason.Values]) : reason.English;

    /// <summary>Where a change is: Rejestracja › Kroki › Twoje dane › Etykieta.</summary>
    public static string Way(ProfileChange change) =>
        string.Join(
            " › ",
            change.Way.Select(step =>
                step.Name.Length > 0 ? Label(step.Owner, step.Name) : $"{Item(step.Owner)} {ItemName(step)}".TrimEnd()
            )
        );

    /// <summary>A value as it is read, not as it is stored.</summary>
    public static string Value(ProfileChange change, string? value) =>
        value is null or "" ? OperatorProfileTexts.Nothing
        : change.ChoiceType is { } type ? string.Join(", ", value.Split('\n').Select(v => Choice(type, v)))
        : value;

    private static string ItemName(ChangeStep step) =>
        step.Item is null
            ? ""
            : Find($"E_FieldKey_{step.Item}")
                ?? Find($"E_ProofKind_{step.Item}")
                ?? Find($"E_NoticeSubject_{step.Item}")
                ?? "„" + step.Item + "”";

    private static string Key(string path) => path.Replace('-', '_');

    private static string? Find(string key) =>
        ProfileFieldTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
