namespace Ebok.Web.Hosting;

/// <summary>Reads settings and collects what is wrong with them, so that all of it is told at once.</summary>
internal sealed class Settings(IConfiguration configuration)
{
    private readonly List<string> mistakes = [];

    /// <summary>The value, or null when it is not set or empty.</summary>
    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Names of what stands below a key.</summary>
    public IReadOnlyList<string> Below(string key) =>
        [.. configuration.GetSection(key).GetChildren().Select(c => c.Key)];

    /// <summary>One of the values; the first when it is not set.</summary>
    public string OneOf(string key, string usual, string other)
    {
        var value = Text(key) ?? usual;
        if (value != usual && value != other)
            Mistake(key, $"\"{value}\" is neither {usual} nor {other}");
        return value;
    }

    /// <summary>The value; a mistake when there is none.</summary>
    public string? Needed(string key, string because)
    {
        var text = Text(key);
        if (text is null && configuration[key] is null or "")
            Mistake(key, "missing, and " + because);
        return text;
    }

    /// <summary>The value read; null when it is not set, and a mistake when it cannot be read.</summary>
    public T? Parsed<T>(string key, Func<string, T?> parse, string expected)
        where T : class => Text(key) is { } text ? parse(text) ?? Unreadable<T>(key, text, expected) : null;

    /// <summary>The value read; null when it is not set, and a mistake when it cannot be read.</summary>
    public T? Parsed<T>(string key, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        Unreadable<string>(key, text, expected);
        return null;
    }

    /// <summary>Notes a mistake under the name that the administrator wrote.</summary>
    public void Mistake(string key, string what) =>
        mistakes.Add($"{key.Replace(":", "__", StringComparison.Ordinal)}: {what}");

    /// <exception cref="InvalidSettingsException">There was a mistake.</exception>
    public void ThrowIfMistaken()
    {
        if (mistakes.Count > 0)
            throw new InvalidSettingsException(mistakes);
    }

    private T? Unreadable<T>(string key, string text, string expected)
        where T : class
    {
        Mistake(key, $"\"{text}\" is not {expected}");
        return null;
    }
}

/// <summary>Settings with which the portal must not start.</summary>
/// <param name="mistakes">All of them, each naming its key or file.</param>
public sealed class InvalidSettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
