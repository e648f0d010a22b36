using System.Text.RegularExpressions;

namespace Ebok.Tests.Architecture;

/// <summary>What must not stand in which files, why, and an offender that shows the rule can be red.</summary>
/// <param name="Name">As the failing test names it.</param>
/// <param name="AppliesTo">Files that it is about.</param>
/// <param name="Forbidden">Must match nothing in them.</param>
/// <param name="Offender">A file that the rule must catch.</param>
internal sealed record SourceRule(string Name, Func<Source, bool> AppliesTo, string Forbidden, Source Offender)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Multiline;

    public static IReadOnlyList<SourceRule> All { get; } =
    [
        new(
            "Core knows neither pages nor HTTP",
            s => s.In("Ebok.Core"),
            @"\bEbok\.Web\b|\bRadzen\b|\bMicrosoft\.JSInterop\b|\bMicrosoft\.AspNetCore\.(Components|Http|Mvc|Builder)\b",
            new("Ebok.Core/Invoices/ShowInvoice.cs", "using Microsoft.AspNetCore.Components;")
        ),
        new(
            "Providers are named in Core/Data only",
            s => !s.In("Ebok.Core/Data") && !s.In("Ebok.Tests"),
            @"\bNpgsql|\bSqlite(Connection|Exception|Command|EbokDb)\b|\bPostgres(Exception|EbokDb)\b|\bUse(Sqlite|Npgsql)\b|\bMicrosoft\.Data\.Sqlite\b",
            new("Ebok.Core/Imports/ImportFolder.cs", "catch (SqliteException e) when (e.SqliteErrorCode == 19)")
        ),
        new(
            "The database is chosen in Hosting only",
            s => s.In("Ebok.Web") && !s.In("Ebok.Web/Hosting"),
            @"\b(Sqlite|Postgres)Store\b",
            new("Ebok.Web/Commands/BackupCommand.cs", "new SqliteStore(path)")
        ),
        new(
            "Ui knows no feature",
            s => s.In("Ebok.Web/Ui"),
            @"\bEbok\.(Core|Web)\.(?!Shared\b|Ui\b)[A-Z]\w*",
            new("Ebok.Web/Ui/InvoiceBadge.razor", "@using Ebok.Core.Invoices")
        ),
        new(
            "Web asks use cases, not the database",
            s => s.In("Ebok.Web") && !s.In("Ebok.Web/Hosting") && s.Path != "Ebok.Web/Program.cs",
            @"\bEbokDb\b|\bIDbContextFactory\b|\bMicrosoft\.EntityFrameworkCore\b",
            new("Ebok.Web/Invoices/InvoicesPage.razor", "@inject IDbContextFactory<EbokDb> Contexts")
        ),
        new(
            "Markup holds no inline style, script or handler (content security policy)",
            s => s.IsRazor,
            @"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=|href=""javascript:|\bMarkupString\b",
            new("Ebok.Web/Invoices/InvoicesPage.razor", "<p style=\"color:red\">")
        ),
        new(
            "Texts are in resources: no Polish words in markup or code of pages (zł is a unit)",
            s => s.In("Ebok.Web") && !s.Path.EndsWith(".resx", StringComparison.Ordinal),
            @"(?<!z)ł|[ąćęńóśźżĄĆĘŁŃÓŚŹŻ]",
            new("Ebok.Web/Invoices/InvoicesPage.razor", "<th>Do zapłaty</th>")
        ),
        new(
            "What is a customer's is reached through Data/Ownership by whoever acts for a customer",
            s =>
                s.In("Ebok.Core")
                && !s.In("Ebok.Core/Data")
                && s.Text.Contains("Actor actor", StringComparison.Ordinal),
            @"\bdb\s*\.\s*(Customers|Contracts|SupplyPoints|Meters|Readings|Invoices|Ledger|Documents)\b",
            new("Ebok.Core/Meters/ReadMeter.cs", "RunAsync(Actor actor) => db\n .Meters.Where(m => m.Id == id)")
        ),
        new(
            "Time comes from TimeProvider, days from WarsawTime",
            s => s.In("Ebok.Core") || s.In("Ebok.Web"),
            @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b",
            new("Ebok.Core/Invoices/ListInvoices.cs", "var today = DateTime.Today;")
        ),
        new(
            "Nobody swallows every exception in a page",
            s => s.IsRazor,
            @"catch\s*(\(\s*Exception\b[^)]*\))?\s*\{",
            new("Ebok.Web/Invoices/InvoicesPage.razor", "try { Load(); } catch (Exception e) { }")
        ),
        new(
            "Tests wait for conditions, not for the clock",
            s => s.In("Ebok.Tests"),
            @"\bTask\.Delay\(|\bThread\.Sleep\(|\bWaitForTimeoutAsync\(",
            new("Ebok.Tests/Invoices/InvoicesTests.cs", "await Task." + "Delay(500);")
        ),
    ];

    /// <summary><c>path: what stands there</c> for each breach.</summary>
    public IEnumerable<string> Offences(IEnumerable<Source> sources) =>
        from source in sources
        where AppliesTo(source)
        from Match match in Regex.Matches(source.Text, Forbidden, Options)
        select $"{source.Path}: {match.Value.Trim()}";

    public override string ToString() => Name;
}
