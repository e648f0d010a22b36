using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ebok.Core.Doctor;
using Ebok.Web.Commands;

namespace Ebok.Web.Doctor;

/// <summary><c>doctor [--offline] [--json]</c>: looks at the whole installation, the chain of the audit trail too (O7).
/// Exit codes: 0 sound, 1 something is broken, 2 it could not look (settings and profiles with mistakes end the program
/// before, all named).</summary>
internal static class DoctorCommand
{
    private const string Name = "doctor";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether the arguments ask for it: it changes nothing, not even the schema.</summary>
    public static bool Handles(string[] args) => args is [Name, ..];

    internal static Command Create(Func<IServiceProvider> services)
    {
        var offline = new Option<bool>("--offline") { Description = DoctorTexts.Offline };
        var json = new Option<bool>("--json") { Description = DoctorTexts.Json };
        var command = new Command(Name, DoctorTexts.Command) { offline, json };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var findings = await services()
                    .GetRequiredService<Examination>()
                    .RunAsync(parsed.GetValue(offline), cancel);
                var bad = findings.Count(f => f.Level == Level.Error);
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(JsonSerializer.Serialize(new { sound = bad == 0, findings }, Json));
                else
                    await WriteAsync(output, findings);
                return bad == 0 ? ExitCode.Done : ExitCode.DoneInPart;
            }
        );
        return command;
    }

    /// <summary>Registers what it asks.</summary>
    public static void AddDoctor(this IServiceCollection services)
    {
        services.AddSingleton<ExamineData>();
        services.AddSingleton<Examination>();
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            await output.WriteLineAsync(
                $"{Word($"Level_{finding.Level}"), -8}{Word($"Check_{finding.Check}"), -14}{finding.Text}"
            );
        var warnings = findings.Count(f => f.Level == Level.Warning);
        var errors = findings.Count(f => f.Level == Level.Error);
        await output.WriteLineAsync(
            errors > 0 ? Text.Of(DoctorTexts.SummaryErrors, errors, warnings)
            : warnings > 0 ? Text.Of(DoctorTexts.SummaryWarnings, warnings)
            : DoctorTexts.SummaryOk
        );
    }

    private static string? Word(string key) => DoctorTexts.ResourceManager.GetString(key, DoctorTexts.Culture);
}
