namespace Ebok.Web.Shell;

/// <summary>Marks a page that holds interactive components: only such pages load blazor.web.js. All others are plain
/// HTML, so that the first page a customer sees weighs a few kilobytes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IslandsAttribute : Attribute;

/// <summary>Marks a page with Radzen components: only such pages load its sheet (63 KB compressed) and script, and
/// after it the bridge that gives it our colours.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesRadzenAttribute : Attribute;

/// <summary>Marks a page outside the customer's office that uses classes of another sheet than ebok.css.</summary>
/// <param name="name">File in css/, without its ending: <c>office</c> (tables, badges, sums), <c>steps</c> (dialogs,
/// time lines).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsSheetAttribute(string name) : Attribute
{
    public string Name => name;
}
