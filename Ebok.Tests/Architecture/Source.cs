using System.Text.RegularExpressions;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Architecture;

/// <summary>A source file, for rules that only sources can show.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Text">Without its comments: rules are about code.</param>
internal sealed partial record Source(string Path, string Text)
{
    /// <summary>All C#, Razor and resource files of the three projects but generated ones.</summary>
    public static IReadOnlyList<Source> All { get; } =
    [
        .. new[] { "Ebok.Core", "Ebok.Web", "Ebok.Tests" }
            .SelectMany(project =>
                Directory.EnumerateFiles(
                    System.IO.Path.Combine(Repository.Root, project),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => Kinds().IsMatch(path) && !Generated().IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new Source(
                path,
                WithoutComments(File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)))
            )),
    ];

    /// <summary>The folder under the project: the feature. Empty at the project's root.</summary>
    public string Feature => Path.Split('/') is [_, var feature, _, ..] ? feature : "";

    /// <summary>Whether the file is below the folder.</summary>
    public bool In(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public static string WithoutComments(string text) => Comments().Replace(text, " ");

    [GeneratedRegex(@"\.(cs|razor|resx)$")]
    private static partial Regex Kinds();

    [GeneratedRegex(@"/(bin|obj|Migrations|node_modules|wwwroot)/")]
    private static partial Regex Generated();

    // Line comments not after ':' (addresses), block, Razor and HTML comments.
    [GeneratedRegex(@"(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
