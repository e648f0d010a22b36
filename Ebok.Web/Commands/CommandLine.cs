using System.CommandLine;
using Ebok.Web.Bench;
using Ebok.Web.Demo;
using Ebok.Web.Doctor;
using Ebok.Web.Operator;
using Ebok.Web.Setup;

namespace Ebok.Web.Commands;

/// <summary>The command line of the same program: <c>dotnet run --project Ebok.Web -- import fa3 …</c>. Without a
/// command (nothing, or only the host's settings such as <c>--urls</c>) the portal is served.
/// <para>Exit codes of every command: see <see cref="ExitCode"/>.</para></summary>
internal static class CommandLine
{
    // One line per command: a static Create(services) that makes it.
    private static RootCommand Root(Func<IServiceProvider> services) =>
        new(CommandTexts.Program)
        {
            ImportCommand.Create(services),
            ExportCommand.Create(services),
            DemoCommand.Create(services),
            BenchCommand.Create(services),
            StaffCommand.Create(services),
            DoctorCommand.Create(services),
            UtilityCommand.Create(services),
        };

    /// <summary>Whether the arguments are a command rather than the host's settings.</summary>
    internal static bool Handles(string[] args) =>
        args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <summary>Answers what needs no settings and no database: help, version, a wrong command. Null: go on.</summary>
    internal static int? AnswerAlone(string[] args)
    {
        if (!Handles(args))
            return null;
        var parsed = Root(NoServices).Parse(args);
        if (parsed.Errors.Count == 0 && parsed.CommandResult.Command.Action == parsed.Action)
            return null;
        parsed.Invoke();
        return parsed.Errors.Count == 0 ? ExitCode.Done : ExitCode.NotRun;
    }

    /// <summary>The arguments for the host: none of a command's.</summary>
    internal static string[] HostArguments(string[] args) => Handles(args) ? [] : args;

    /// <summary>Runs the command with the portal's services; answers the exit code.</summary>
    internal static Task<int> RunAsync(string[] args, IServiceProvider services) =>
        Root(() => services).Parse(args).InvokeAsync();

    private static IServiceProvider NoServices() =>
        throw new InvalidOperationException("a command ran without services");
}

/// <summary>What the process answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>All is done.</summary>
    internal const int Done = 0;

    /// <summary>Done, but some files, rows or checks were refused; they were named.</summary>
    internal const int DoneInPart = 1;

    /// <summary>Could not be done: wrong arguments or settings, no such folder or utility, stopped.</summary>
    internal const int NotRun = 2;
}
