using Ebok.Core.Utilities;
using Ebok.Web.Commands;
using Microsoft.AspNetCore.Connections;

namespace Ebok.Web.Hosting;

/// <summary>What an administrator can put right himself is told in his words, without a stack trace.</summary>
internal static class StartMistake
{
    /// <summary>From now on such a failure ends the program with its text and code 2; a bug ends it as ever.</summary>
    public static void ExplainIt() =>
        AppDomain.CurrentDomain.UnhandledException += static (_, failed) =>
        {
            if (Of((Exception)failed.ExceptionObject) is not { } text)
                return;
            Console.Error.WriteLine(text);
            Environment.Exit(ExitCode.NotRun);
        };

    /// <summary>The text for a failure at start, or null when it is a bug.</summary>
    public static string? Of(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is InvalidSettingsException or InvalidProfilesException or DllNotFoundException)
                return cause.Message;
            else if (cause is AddressInUseException)
                return $"{failure.Message} Choose another with --urls http://127.0.0.1:5081";
        return null;
    }
}
