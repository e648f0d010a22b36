using Ebok.Core.Operators;
using Ebok.Web.Operator.CaseDesk;
using Ebok.Web.Operator.Content;
using Ebok.Web.Operator.DataChanges;
using Ebok.Web.Operator.Exports;
using Ebok.Web.Operator.Imports;
using Ebok.Web.Operator.Log;
using Ebok.Web.Operator.Mail;
using Ebok.Web.Operator.Managers;
using Ebok.Web.Operator.Numbers;
using Ebok.Web.Operator.Payments;
using Ebok.Web.Operator.People;
using Ebok.Web.Operator.Profiles;
using Ebok.Web.Operator.Readings;
using Ebok.Web.Operator.Templates;

namespace Ebok.Web.Operator.Frame;

/// <summary>Groups of the staff's menu, in their order.</summary>
public enum MenuGroup
{
    /// <summary>What waits for an answer.</summary>
    Work,

    /// <summary>Who the customers are.</summary>
    Customers,

    /// <summary>What comes in and goes out.</summary>
    Data,

    /// <summary>What customers read.</summary>
    Content,

    /// <summary>Staff and the machine.</summary>
    House,
}

/// <summary>A page in the menu.</summary>
/// <param name="Group">Under which heading.</param>
/// <param name="Page">Below the utility's address: <c>rejestracje</c>; empty: the desk.</param>
/// <param name="Text">What is read.</param>
/// <param name="Least">The least role that sees it.</param>
/// <param name="Key">Letter of its shortcut, after g.</param>
public sealed record MenuEntry(
    MenuGroup Group,
    string Page,
    Func<string> Text,
    StaffRole Least = StaffRole.Reader,
    char? Key = null
);

/// <summary>The staff's menu: a feature adds its line. A page that does not exist is not linked, whatever stands
/// here.</summary>
internal sealed class OperatorMenu(IEnumerable<EndpointDataSource> sources)
{
    private const string Prefix = "/operator/{utility}";

    private static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuGroup.Work, "", () => OperatorTexts.Desk, Key: 'p'),
        new(MenuGroup.Work, "sprawy", () => CaseDeskTexts.Queue, Key: 's'),
        new(MenuGroup.Work, "rejestracje", () => OperatorTexts.Registrations, Key: 'r'),
        new(MenuGroup.Work, "listy", () => OperatorTexts.Letters, Key: 'l'),
        new(MenuGroup.Work, "odczyty", () => OperatorReadingsTexts.Title, Key: 'o'),
        new(MenuGroup.Work, "zmiany-danych", () => OperatorDataChangesTexts.Title, Key: 'd'),
        new(MenuGroup.Customers, "klienci", () => OperatorTexts.Customers, Key: 'k'),
        new(MenuGroup.Customers, "zarzadcy", () => OperatorManagersTexts.Title, Key: 'z'),
        new(MenuGroup.Data, "platnosci", () => OperatorPaymentTexts.Payments),
        new(MenuGroup.Data, "wyciagi", () => OperatorPaymentTexts.Statements),
        new(MenuGroup.Content, "szablony", () => CaseDeskTexts.Templates),
        new(MenuGroup.Data, "import", () => OperatorImportTexts.Menu, Key: 'i'),
        new(MenuGroup.Data, "nieprzypisane", () => OperatorImportTexts.MenuUnmatched),
        new(MenuGroup.Data, "poczta", () => OperatorMailTexts.Menu),
        new(MenuGroup.Data, "eksport", () => OperatorExportsTexts.Title, StaffRole.Clerk, 'e'),
        new(MenuGroup.Content, "aktualnosci", () => OperatorContentTexts.News, Key: 'a'),
        new(MenuGroup.Content, "dokumenty", () => OperatorContentTexts.Documents),
        new(MenuGroup.Content, "pomoc", () => OperatorContentTexts.Help),
        new(MenuGroup.Content, "regulaminy", () => OperatorContentTexts.Legal),
        new(MenuGroup.Content, "szablony-poczty", () => OperatorTemplatesTexts.Title),
        new(MenuGroup.House, "liczby", () => OperatorNumbersTexts.Title),
        new(MenuGroup.House, "proby", () => OperatorTexts.Attempts),
        new(MenuGroup.House, "dziennik", () => OperatorLogTexts.Title, StaffRole.Manager),
        new(MenuGroup.House, "pracownicy", () => OperatorPeopleTexts.Title, StaffRole.Administrator),
        new(MenuGroup.House, "ustawienia", () => OperatorProfileTexts.Title, StaffRole.Administrator, 'u'),
    ];

    private readonly Lazy<HashSet<string>> paths = new(() =>
        sources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'))
            .Where(pattern => pattern.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(pattern => pattern[Prefix.Length..].TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal)
    );

    /// <summary>What a role sees, by group.</summary>
    public IEnumerable<IGrouping<MenuGroup, MenuEntry>> For(StaffRole role) =>
        All.Where(entry => role >= entry.Least && paths.Value.Contains(entry.Page))
            .OrderBy(entry => entry.Group)
            .GroupBy(entry => entry.Group);

    /// <summary>Heading of a group.</summary>
    public static string HeadingOf(MenuGroup group) =>
        group switch
        {
            MenuGroup.Work => FrameTexts.GroupWork,
            MenuGroup.Customers => FrameTexts.GroupCustomers,
            MenuGroup.Data => FrameTexts.GroupData,
            MenuGroup.Content => FrameTexts.GroupContent,
            _ => FrameTexts.GroupHouse,
        };
}
