using System.Globalization;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Frame;

/// <summary>State of a table, as its address has it: filters, order, page. What the address makes up is put right or
/// left out.</summary>
public sealed class GridQuery
{
    private const string SortName = "sort";
    private const string PageName = "strona";
    private const int Longest = 200;
    private readonly List<KeyValuePair<string, string>> values = [];

    /// <summary>A table as nobody has filtered or sorted it.</summary>
    public static readonly GridQuery None = new(QueryCollection.Empty, []);

    /// <summary>By which column.</summary>
    public Sort Sort { get; }

    /// <summary>Which page.</summary>
    public int Number { get; }

    /// <summary>Anything that can be cleared is set.</summary>
    public bool IsFiltered { get; }

    /// <summary>The days asked for.</summary>
    public PeriodInput Period { get; }

    public GridQuery(IQueryCollection query, IEnumerable<GridFilter> filters)
    {
        foreach (var filter in filters)
        foreach (var name in filter is PeriodFilter ? (string[])["od", "do"] : [filter.Name])
            if (query[name].ToString().Trim() is { Length: > 0 and <= Longest } value)
            {
                values.Add(new(name, value));
                IsFiltered |= filter is not KeptFilter;
            }
        Period = PeriodInput.Read(this["od"], this["do"]);
        Sort = Sort.Read(query[SortName]);
        Number = PageRequest.Read(query[PageName]).Number;
    }

    /// <summary>Value of a filter; null: not set.</summary>
    public string? this[string name] => values.Find(v => v.Key == name).Value;

    /// <summary>What is kept by the form of the filters beside its fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> KeptBy(IEnumerable<GridFilter> filters) =>
        values.Where(v => filters.Any(f => f is KeptFilter && f.Name == v.Key));

    /// <summary>Address of another page.</summary>
    public string Href(string path, int page) => Href(path, Sort, page);

    /// <summary>Address in the order of a column; the same again: the other way round.</summary>
    public string SortHref(string path, string key) =>
        Href(path, new Sort(key, Sort.Key == key && !Sort.Down), page: 1);

    /// <summary>Address without filters; what tabs choose stays.</summary>
    public string ClearHref(string path, IReadOnlyList<GridFilter> filters) =>
        path + QueryString.Create(KeptBy(filters).Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)));

    /// <summary>Address with something else chosen by tabs, from the first page; what is typed stays.</summary>
    public string KeptHref(string path, string name, string? value)
    {
        var all = values.Where(v => v.Key != name).Select(v => new KeyValuePair<string, string?>(v.Key, v.Value));
        if (value is not null)
            all = all.Prepend(new(name, value));
        return path + QueryString.Create(all);
    }

    /// <summary>Address of the whole table as a file, in the same order.</summary>
    public string ExportHref(string path) => Href(path + ".csv", Sort, page: 1);

    /// <summary>Address in another order, from the first page.</summary>
    public string SortedHref(string path, Sort sort) => Href(path, sort, page: 1);

    private string Href(string path, Sort sort, int page)
    {
        var all = values.Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)).ToList();
        if (sort.Key.Length > 0)
            all.Add(new(SortName, sort.ToString()));
        if (page > 1)
            all.Add(new(PageName, page.ToString(CultureInfo.InvariantCulture)));
        return path + QueryString.Create(all);
    }
}
