using System.Text.RegularExpressions;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Ui;

/// <summary>The sheet that every page loads stays small; a part that only some pages need has a sheet of its own.
/// That each page loads what it uses is looked at in every journey (<see cref="Visitor.LookAsync"/>).</summary>
[Trait("Id", "B7")]
public sealed class SheetTests
{
    [Theory]
    [InlineData("ebok.css", 15)]
    [InlineData("office.css", 12)]
    [InlineData("steps.css", 4)]
    [InlineData("circuit.css", 1)]
    public void Sheet_AsItIsServed_StaysSmall(string name, int kilobytes)
    {
        var sheet = new FileInfo(Path.Combine(Repository.Root, "Ebok.Web", "wwwroot", "css", name));
        sheet.Length.ShouldBeLessThanOrEqualTo(kilobytes * 1024);
    }

    /// <summary>In Style itself, or in a component of Ui that is shown there.</summary>
    [Fact]
    public void StylePage_ShowsEveryComponentOfUi()
    {
        var web = Path.Combine(Repository.Root, "Ebok.Web");
        var missing = Directory
            .GetFiles(Path.Combine(web, "Ui"), "*.razor")
            .Where(file => !Path.GetFileName(file).StartsWith('_'))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var toRead = new Queue<string>(
            Directory.GetFiles(Path.Combine(web, "Style"), "*.razor").Select(File.ReadAllText)
        );
        while (toRead.TryDequeue(out var shown))
            foreach (var name in missing.Keys.Where(name => Regex.IsMatch(shown, $@"<{name}[\s/>]")).ToList())
            {
                toRead.Enqueue(missing[name]);
                missing.Remove(name);
            }
        missing.Keys.ShouldBeEmpty();
    }
}
