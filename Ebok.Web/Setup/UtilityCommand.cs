using System.CommandLine;
using Ebok.Core.Setup;
using Ebok.Core.Utilities;
using Ebok.Web.Commands;

namespace Ebok.Web.Setup;

/// <summary><c>utility allow LOGIN [--undo]</c>: who may make new utilities; <c>utility export SLUG</c>: the profile in
/// force, as a file (U3).</summary>
internal static class UtilityCommand
{
    internal static Command Create(Func<IServiceProvider> services) =>
        new("utility", SetupTexts.CommandUtility) { Allow(services), Export(services) };

    private static Command Allow(Func<IServiceProvider> services)
    {
        var login = new Argument<string>("LOGIN") { Description = SetupTexts.CommandLogin };
        var undo = new Option<bool>("--undo") { Description = SetupTexts.CommandUndo };
        var command = new Command("allow", SetupTexts.CommandAllow) { login, undo };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var console = parsed.InvocationConfiguration;
                var allowed = !parsed.GetValue(undo);
                var done = await services()
                    .GetRequiredService<AllowUtilities>()
                    .RunAsync(parsed.GetRequiredValue(login), allowed, cancel);
                if (!done.TryGet(out var name, out _))
                {
                    await console.Error.WriteLineAsync(
                        Text.Of(SetupTexts.CommandUnknownLogin, parsed.GetRequiredValue(login))
                    );
                    return ExitCode.NotRun;
                }
                await console.Output.WriteLineAsync(
                    Text.Of(allowed ? SetupTexts.CommandAllowed : SetupTexts.CommandNotAllowed, name)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Export(Func<IServiceProvider> services)
    {
        var slug = new Argument<string>("SLUG") { Description = SetupTexts.CommandSlug };
        var command = new Command("export", SetupTexts.CommandExport) { slug };
        command.SetAction(
            async (parsed, _) =>
            {
                var console = parsed.InvocationConfiguration;
                var catalog = services().GetRequiredService<UtilityCatalog>();
                if (catalog.Find(parsed.GetRequiredValue(slug)) is not { } profile)
                {
                    await console.Error.WriteLineAsync(
                        Text.Of(
                            CommandTexts.UnknownUtility,
                            parsed.GetRequiredValue(slug),
                            string.Join(", ", catalog.All.Select(u => u.Slug))
                        )
                    );
                    return ExitCode.NotRun;
                }
                await console.Output.WriteAsync(ProfileJson.Write(profile));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
