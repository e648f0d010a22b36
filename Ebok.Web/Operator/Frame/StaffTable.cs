using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Frame;

/// <summary>A column of a staff's table: what is read on the page is what stands in the file.</summary>
/// <typeparam name="TRow">Row of the use case.</typeparam>
/// <param name="Title">Heading.</param>
/// <param name="Text">What is read; null: nothing.</param>
public sealed record GridColumn<TRow>(string Title, Func<TRow, string?> Text)
{
    /// <summary>Key that the use case sorts by; null: not sorted by it.</summary>
    public string? Sort { get; init; }

    /// <summary>Where it leads.</summary>
    public Func<TRow, string>? Href { get; init; }

    /// <summary>As a badge of that colour; the text says it too.</summary>
    public Func<TRow, BadgeKind>? Badge { get; init; }

    /// <summary>Digits, at the right.</summary>
    public bool Number { get; init; }

    /// <summary>A number or an address that breaks anywhere.</summary>
    public bool Code { get; init; }

    /// <summary>On a phone over the whole width.</summary>
    public bool Wide { get; init; }
}

/// <summary>Something to filter a table by; its value stands in the address under its name.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Label">What is read.</param>
public abstract record GridFilter(string Name, string Label);

/// <summary>Words.</summary>
public sealed record TextFilter(string Name, string Label) : GridFilter(Name, Label);

/// <summary>One of several; the empty value is all.</summary>
public sealed record ChoiceFilter(string Name, string Label, IReadOnlyList<Choice> Choices) : GridFilter(Name, Label);

/// <summary>First and last day: <c>od</c>, <c>do</c>.</summary>
public sealed record PeriodFilter(string Label) : GridFilter("od", Label);

/// <summary>Something that tabs above the table choose: kept, not shown.</summary>
public sealed record KeptFilter(string Name) : GridFilter(Name, "");

/// <summary>A list of staff: columns, filters, and the use case that gives a page of it. One definition for the page
/// (<c>StaffGrid</c>) and for the file (<see cref="StaffCsv"/>). A singleton.</summary>
/// <typeparam name="TRow">Row of the use case.</typeparam>
public abstract class StaffTable<TRow>
{
    /// <summary>Address below the utility's, and name of the file: <c>rejestracje</c>.</summary>
    public abstract string Page { get; }

    /// <summary>What the table is, for who does not see it.</summary>
    public abstract string Caption { get; }

    /// <summary>The first one is the row's heading.</summary>
    public abstract IReadOnlyList<GridColumn<TRow>> Columns(OperatorDesk desk);

    /// <summary>In their order.</summary>
    public virtual IReadOnlyList<GridFilter> Filters(OperatorDesk desk) => [];

    /// <summary>What makes its page look again.</summary>
    public virtual IReadOnlyList<LiveTopic> Live => [];

    /// <summary>Id of a row, for its checkbox and for keeping its place.</summary>
    public abstract Guid IdOf(TRow row);

    /// <summary>The least role that may take the whole table home as a file.</summary>
    public virtual StaffRole MayExport => StaffRole.Clerk;

    /// <summary>A page of it, by the use case: his rights are decided there.</summary>
    public abstract Task<Page<TRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    );
}
