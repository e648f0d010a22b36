using Ebok.Core.Ksef;

namespace Ebok.Web.Hosting;

/// <summary>What an administrator sets: <c>Ebok__…</c>, <c>ConnectionStrings__Ebok</c>, <c>EBOK_DATA</c>,
/// <c>EBOK_UTILITIES</c> (requirements, "The stable surface").</summary>
public sealed record EbokOptions
{
    /// <summary><c>Ebok__Database</c>: sqlite or postgres.</summary>
    public required bool Postgres { get; init; }

    /// <summary><c>ConnectionStrings__Ebok</c>; needed with postgres.</summary>
    public string? ConnectionString { get; init; }

    /// <summary><c>EBOK_DATA</c>: folder of the database, files, keys, logs, mails; absolute.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>EBOK_UTILITIES</c>: folder of the profiles; absolute.</summary>
    public required string UtilitiesFolder { get; init; }

    /// <summary><c>Ebok__Fonts</c>: folder of the fonts of rendered PDFs; the build's own beside the program.</summary>
    public required string FontsFolder { get; init; }

    /// <summary><c>Ebok__KsefHost</c>: where invoices are verified; that of the Ministry's test environment for trying.</summary>
    public required string KsefHost { get; init; }

    /// <summary>Reads the settings; all mistakes at once, each naming its key.</summary>
    /// <exception cref="InvalidSettingsException">At least one setting is wrong.</exception>
    public static EbokOptions From(IConfiguration configuration, string contentRoot)
    {
        var mistakes = new List<string>();
        var database = configuration["Ebok:Database"] ?? "sqlite";
        if (database is not ("sqlite" or "postgres"))
            mistakes.Add($"Ebok__Database: \"{database}\" is neither sqlite nor postgres");
        var connection = configuration.GetConnectionString("Ebok");
        if (database == "postgres" && string.IsNullOrWhiteSpace(connection))
            mistakes.Add("ConnectionStrings__Ebok: missing, and Ebok__Database is postgres");
        var utilities = Path.GetFullPath(configuration["EBOK_UTILITIES"] ?? "utilities", contentRoot);
        if (!Directory.Exists(utilities))
            mistakes.Add($"EBOK_UTILITIES: there is no folder {utilities}");
        var fonts = Path.GetFullPath(
            configuration["Ebok:Fonts"] ?? Path.Combine(AppContext.BaseDirectory, "assets", "fonts"),
            contentRoot
        );
        if (!Directory.Exists(fonts))
            mistakes.Add($"Ebok__Fonts: there is no folder {fonts}");
        var ksef = configuration["Ebok:KsefHost"] ?? VerificationLink.ProductionHost;
        if (!VerificationLink.IsHost(ksef))
            mistakes.Add($"Ebok__KsefHost: \"{ksef}\" is not https://host");
        if (mistakes.Count > 0)
            throw new InvalidSettingsException(mistakes);
        return new EbokOptions
        {
            Postgres = database == "postgres",
            ConnectionString = connection,
            DataFolder = Path.GetFullPath(configuration["EBOK_DATA"] ?? "data", contentRoot),
            UtilitiesFolder = utilities,
            FontsFolder = fonts,
            KsefHost = ksef,
        };
    }
}

/// <summary>Settings with which the portal must not start.</summary>
/// <param name="mistakes">All of them, each naming its key or file.</param>
public sealed class InvalidSettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
