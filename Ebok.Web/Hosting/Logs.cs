using System.Text;
using Microsoft.Extensions.Configuration.Memory;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Ebok.Web.Hosting;

/// <summary>Console for people, {data}/logs/ebok-20261120.json for programs: structured, a file a day, 31 of them.
/// Neither holds personal data: the framework's own lines about requests, which hold addresses as typed, are off;
/// <see cref="RequestLog"/> writes the route instead.</summary>
internal static class Logs
{
    private const long LargestFile = 100 * 1024 * 1024;
    private const int Files = 31;

    // What an administrator sets (Logging__LogLevel__Default=Debug) goes before.
    private static readonly Dictionary<string, string?> UsualLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        // "Keys are stored unencrypted": in a folder of mode 0700, see Keys.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    public static void AddLogs(this IHostApplicationBuilder builder, string dataFolder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Enrich.With<NoAddresses>()
            .WriteTo.Console(new PlainLines())
            .WriteTo.File(
                new JsonFormatter(renderMessage: true),
                Path.Combine(dataFolder, "logs", "ebok-.json"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: LargestFile,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: Files,
                shared: false
            )
            .CreateLogger();
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = UsualLevels });
        builder.Logging.ClearProviders();
        // Not AddSerilog: it would let every level through, past the levels of Logging__LogLevel.
        builder.Logging.AddProvider(new SerilogLoggerProvider(logger, dispose: true));
    }

    /// <summary>The framework hangs the address as typed onto every line of a request.</summary>
    private sealed class NoAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
            logEvent.RemovePropertyIfPresent("RequestPath");
    }

    /// <summary><c>2026-11-20 06:30:00Z INF Message</c>, one line an event: a line break in a value cannot pass for a new
    /// event, and the lines of an exception are indented.</summary>
    internal sealed class PlainLines : ITextFormatter
    {
        private static readonly MessageTemplateTextFormatter Message = new(
            "{Message:lj}",
            System.Globalization.CultureInfo.InvariantCulture
        );

        public void Format(LogEvent logEvent, TextWriter output)
        {
            output.Write(
                logEvent.Timestamp.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture)
            );
            output.Write($" {Level(logEvent.Level)} ");
            output.WriteLine(OneLine(Render(logEvent)));
            if (logEvent.Exception is { } exception)
                foreach (var line in exception.ToString().Split('\n'))
                    output.WriteLine("    " + OneLine(line.TrimEnd('\r')));
        }

        private static string Render(LogEvent logEvent)
        {
            using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            Message.Format(logEvent, text);
            return text.ToString();
        }

        internal static string OneLine(string text)
        {
            if (!text.Any(char.IsControl))
                return text;
            var line = new StringBuilder(text);
            for (var i = 0; i < line.Length; i++)
                if (char.IsControl(line[i]))
                    line[i] = '·';
            return line.ToString();
        }

        private static string Level(LogEventLevel level) =>
            level switch
            {
                LogEventLevel.Verbose => "VRB",
                LogEventLevel.Debug => "DBG",
                LogEventLevel.Information => "INF",
                LogEventLevel.Warning => "WRN",
                LogEventLevel.Error => "ERR",
                _ => "FTL",
            };
    }
}
