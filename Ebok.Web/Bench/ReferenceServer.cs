using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ebok.Web.Bench;

/// <summary>What the machine can do at all, measured in the same run: the framework with nothing of Ebok in it.
/// <c>/kestrel</c> answers ready bytes of a table of 20 rows, <c>/blazor</c> renders it as a static page.</summary>
internal static class ReferenceServer
{
    internal const string Argument = "bench-reference";

    internal static bool Handles(string[] args) => args is [Argument, ..];

    internal static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args[1..]);
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        var row = "<tr><th>FV/1</th><td>2026-11-20</td><td>123,45</td><td>0,00</td></tr>";
        var table = Encoding.UTF8.GetBytes($"<table>{string.Concat(Enumerable.Repeat(row, 20))}</table>");
        app.MapGet("/kestrel", () => Results.Bytes(table, "text/html; charset=utf-8"));
        // IResult: the generator of handlers does not see what that of Razor makes.
        app.MapGet("/blazor", IResult () => new RazorComponentResult<ReferenceTable>());
        app.MapGet("/health/live", () => "ok");
        await app.RunAsync();
        return 0;
    }
}
