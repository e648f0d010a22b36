using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Frame;

/// <summary>A column of a staff's table: what is read on the page is what stands in the file.</summary>
/// <typeparam name="TRow">Row of the use case.</typeparam>
/// <param name="Title">Heading; no two of a table are alike.</param>
/// <param name="Text">What is read; null: nothing.</param>
public sealed record GridColumn<TRow>(string Title, Func<TRow, string?> Text)
{
    /// <summary>Key that the use case sorts by; null: not sorted by it.</summary>
    public string? Sort { get; init; }

    /// <summary>Where it leads; null: nowhere.</summary>
    public Func<TRow, string?>? Href { get; init; }

    /// <summary>As a badge of that colour; the text says it too. Null: plain.</summary>
    public Func<TRow, BadgeKind?>? Badge { get; init; }

    /// <summary>Where a button with the column's title sends the row; null: it has none. Say <see cref="PageOnly"/>
    /// too.</summary>
    public Func<TRow, string?>? Post { get; init; }

    /// <summary>Digits, at the right.</summary>
    public bool Number { get; init; }

    /// <summary>A number or an address that breaks anywhere.</summary>
    public bool Code { get; init; }

    /// <summary>On a phone over the whole width.</summary>
    public bool Wide { get; init; }

    /// <summary>Something to click, not to read: not in the file.</summary>
    public bool PageOnly { get; init; }
}

/// <summary>Something to filter a table by; its value stands in the address under its name.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Label">What is read.</param>
public abstract record GridFilter(string Name, string Label);

/// <summary>Words.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">What may be typed.</param>
public sealed record TextFilter(string Name, string Label, string? Hint = null) : GridFilter(Name, Label);

/// <summary>One of several; the empty value is all. Choices that only the database knows, the page hands to the
/// grid.</summary>
public sealed record ChoiceFilter(string Name, string Label, IReadOnlyList<Choice> Choices) : GridFilter(Name, Label);

/// <summary>First and last day: <c>od</c>, <c>do</c>.</summary>
public sealed record PeriodFilter(string Label) : GridFilter("od", Label);

/// <summary>Something that tabs above the table choose: kept, not shown.</summary>
public sealed record KeptFilter(string Name) : GridFilter(Name, "");

/// <summary>A table as a file.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Titles">Of its columns.</param>
/// <param name="Lines">Read while they are written.</param>
public sealed record TableFile(int Rows, IReadOnlyList<string> Titles, IAsyncEnumerable<IReadOnlyList<string?>> Lines);

/// <summary>A list of staff, whatever its rows are: found by its name where only a name can be handed over, as to a
/// circuit.</summary>
public abstract class StaffTable
{
    /// <summary>Address below the utility's: <c>rejestracje</c>.</summary>
    public abstract string Page { get; }

    /// <summary>Name of the table and of its file, where a page has two of them.</summary>
    public virtual string Name => Page;

    /// <summary>What the table is, for who does not see it.</summary>
    public abstract string Caption { get; }

    /// <summary>What makes its page look again.</summary>
    public virtual IReadOnlyList<LiveTopic> Live => [];

    /// <summary>The least role that may take the whole table home as a file.</summary>
    public virtual StaffRole MayExport => StaffRole.Clerk;

    /// <summary>Its file is written elsewhere, under the same address.</summary>
    public virtual bool HasOwnFile => false;

    /// <summary>What it can be sorted by.</summary>
    internal abstract IReadOnlyList<string> SortKeys(OperatorDesk desk);

    /// <summary>A page as the address asks for it, for who only wants to know how long that takes: how many rows there are in
    /// all.</summary>
    internal abstract Task<int> LookAsync(OperatorDesk desk, IQueryCollection address, CancellationToken cancel);

    /// <summary>The whole table, as the address filters and sorts it.</summary>
    internal abstract Task<TableFile> FileAsync(OperatorDesk desk, IQueryCollection address, CancellationToken cancel);
}

/// <summary>A list of staff: columns, filters, and the use case that gives a page of it. One definition for the page
/// (<c>StaffGrid</c>) and for the file (<see cref="StaffCsv"/>). A singleton.</summary>
/// <typeparam name="TRow">Row of the use case.</typeparam>
public abstract class StaffTable<TRow> : StaffTable
    where TRow : notnull
{
    private const int Piece = 1000;

    // Rows in one file.
    private const int Most = 100_000;

    /// <summary>The first one is the row's heading.</summary>
    public abstract IReadOnlyList<GridColumn<TRow>> Columns(OperatorDesk desk, GridQuery query);

    /// <summary>In their order.</summary>
    public virtual IReadOnlyList<GridFilter> Filters(OperatorDesk desk) => [];

    /// <summary>Id of a row, for its checkbox.</summary>
    public virtual Guid IdOf(TRow row) => Guid.Empty;

    /// <summary>A page of it, by the use case: his rights are decided there.</summary>
    public abstract Task<Page<TRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    );

    internal sealed override IReadOnlyList<string> SortKeys(OperatorDesk desk) =>
        [.. Columns(desk, GridQuery.None).Select(c => c.Sort).OfType<string>()];

    internal sealed override async Task<int> LookAsync(
        OperatorDesk desk,
        IQueryCollection address,
        CancellationToken cancel
    )
    {
        var query = new GridQuery(address, Filters(desk));
        return (await LoadAsync(desk, query, new PageRequest(query.Number), cancel)).Total;
    }

    internal sealed override async Task<TableFile> FileAsync(
        OperatorDesk desk,
        IQueryCollection address,
        CancellationToken cancel
    )
    {
        var query = new GridQuery(address, Filters(desk));
        List<GridColumn<TRow>> columns = [.. Columns(desk, query).Where(c => !c.PageOnly)];
        var first = await LoadAsync(desk, query, new PageRequest(1, Piece), cancel);
        return new(first.Total, [.. columns.Select(c => c.Title)], LinesAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> LinesAsync()
        {
            for (var page = first; ; page = await LoadAsync(desk, query, new(page.Number + 1, Piece), cancel))
            {
                foreach (var row in page.Rows)
                    yield return [.. columns.Select(c => c.Text(row))];
                if (page.Number >= page.Count || page.Number * Piece >= Most)
                    yield break;
            }
        }
    }
}
