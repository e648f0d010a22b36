namespace Ebok.Core.Profiles.Forms;

/// <summary>What a setting is edited with.</summary>
public enum SettingKind
{
    /// <summary>A line.</summary>
    Text,

    /// <summary>A paragraph.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Texts, one a line.</summary>
    Lines,

    /// <summary>Some of several.</summary>
    Choices,

    /// <summary>Several settings together.</summary>
    Group,

    /// <summary>A list of such groups, in an order.</summary>
    List,
}

/// <summary>A setting of a profile as a form shows it, made from the records: what the profile can hold, a form can
/// change.</summary>
/// <param name="Path">As in the JSON: <c>$.companies[0].nip</c>. Name of the field, and where mistakes lead.</param>
/// <param name="Owner">The record that has it: <c>Company</c>. With the name the key of its label.</param>
/// <param name="Name">As in the JSON: <c>nip</c>.</param>
/// <param name="Kind">What it is edited with.</param>
public sealed record SettingNode(string Path, string Owner, string Name, SettingKind Kind)
{
    /// <summary>What it is now; null: not set.</summary>
    public string? Value { get; init; }

    /// <summary>What holds where it is left empty; null: nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it must be filled.</summary>
    public bool Required { get; init; }

    /// <summary>Of a group: whether it may be left out as a whole.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Of such a group: whether it is there.</summary>
    public bool IsPresent { get; init; } = true;

    /// <summary>Cannot be changed: stored rows go by it.</summary>
    public bool Locked { get; init; }

    /// <summary>Of a choice: the enum that its values are of, and they.</summary>
    public string? ChoiceType { get; init; }

    /// <summary>Of a choice: what there is to choose from.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Of several choices: those chosen.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Of a group: its settings. Of a list: a group each.</summary>
    public IReadOnlyList<SettingNode> Children { get; init; } = [];

    /// <summary>Of a list: the record of its items.</summary>
    public string? ItemType { get; init; }

    /// <summary>Of a group: what it is called among others: its name, title, label.</summary>
    public string? Title { get; init; }

    /// <summary>It and all below it; what a group holds that is not there has no field.</summary>
    public IEnumerable<SettingNode> All() => (IsPresent ? Children : []).SelectMany(c => c.All()).Prepend(this);
}
