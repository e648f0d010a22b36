using System.Net;
using System.Net.Mail;
using Ebok.Core.Attachments;
using Ebok.Core.Ksef;
using Ebok.Core.Payments.Online;

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

    /// <summary><c>Ebok__Profiles</c>: published (the default), or files: versions that were published at the dashboard are
    /// left aside.</summary>
    public bool ProfilesFromFilesOnly { get; init; }

    /// <summary><c>Ebok__Fonts</c>: folder of the fonts of rendered PDFs; the build's own beside the program.</summary>
    public required string FontsFolder { get; init; }

    /// <summary><c>Ebok__KsefHost</c>: where invoices are verified; that of the Ministry's test environment for trying.</summary>
    public required string KsefHost { get; init; }

    /// <summary><c>Ebok__Mail__…</c>; null without a host: mails become files in {data}/mail.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary><c>Ebok__Mail__From</c>: address of the sender; null, only without a mail server: the portal's host.</summary>
    public MailAddress? MailFrom { get; init; }

    /// <summary><c>Ebok__PublicUrl</c>: what links in mails begin with, never the Host header; null: not set.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>Ebok__Import__Watch</c>: folder of the watched folders, one a utility; null: <c>{data}/import</c>.</summary>
    public string? ImportWatch { get; init; }

    /// <summary><c>Ebok__Import__MaxMegabytes</c>: how much may be sent in at once.</summary>
    public int ImportMegabytes { get; init; } = 512;

    /// <summary><c>Ebok__Payments__…</c>: the payment gateway; without keys of any company payments are by transfer
    /// only.</summary>
    public required Przelewy24Settings Payments { get; init; }

    /// <summary><c>Ebok__TrustedProxies</c>: addresses and networks (<c>10.0.0.5 192.168.4.0/24</c>) whose
    /// X-Forwarded-For and X-Forwarded-Proto are believed, beside this machine's own.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary><c>Ebok__ClamAv</c>: where ClamAV's daemon listens, <c>/run/clamav/clamd.ctl</c> or <c>host:3310</c>; null:
    /// there is none.</summary>
    public ClamdAddress? ClamAv { get; init; }

    /// <summary>Reads the settings; all mistakes at once, each naming its key.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="contentRoot">What relative folders are relative to.</param>
    /// <param name="development">On a developer's machine links in mails lead to it, whatever server sends them.</param>
    /// <exception cref="InvalidSettingsException">At least one setting is wrong.</exception>
    public static EbokOptions From(IConfiguration configuration, string contentRoot, bool development = false)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new Settings(configuration);
        var postgres = settings.OneOf("Ebok:Database", "sqlite", "postgres") == "postgres";
        var from = MailOptions.ReadFrom(settings);
        var options = new EbokOptions
        {
            Postgres = postgres,
            ConnectionString = postgres
                ? settings.Needed("ConnectionStrings:Ebok", "Ebok__Database is postgres")
                : configuration["ConnectionStrings:Ebok"],
            DataFolder = Path.GetFullPath(configuration["EBOK_DATA"] ?? "data", contentRoot),
            UtilitiesFolder = Utilities(configuration["EBOK_UTILITIES"], contentRoot),
            ProfilesFromFilesOnly = settings.OneOf("Ebok:Profiles", "published", "files") == "files",
            FontsFolder = Path.GetFullPath(
                configuration["Ebok:Fonts"] ?? Path.Combine(AppContext.BaseDirectory, "assets", "fonts"),
                contentRoot
            ),
            KsefHost = configuration["Ebok:KsefHost"] ?? VerificationLink.ProductionHost,
            Mail = MailOptions.Read(settings, from),
            MailFrom = from,
            PublicUrl = settings.Parsed("Ebok:PublicUrl", WebAddress, "an address such as https://ebok.example.pl"),
            ClamAv = settings.Parsed("Ebok:ClamAv", ClamdAddress.Parse, "the path of a socket or host:port"),
            ImportWatch = settings.Text("Ebok:Import:Watch") is { } watch ? Path.GetFullPath(watch, contentRoot) : null,
            ImportMegabytes = settings.Parsed("Ebok:Import:MaxMegabytes", Megabytes, "a number from 1 to 4096") ?? 512,
            Payments = PaymentOptions.Read(settings),
            TrustedProxies = settings.Parsed("Ebok:TrustedProxies", Networks, "addresses or networks") ?? [],
        };
        if (!development && settings.Text("Ebok:Mail:Host") is not null)
            settings.Needed("Ebok:PublicUrl", "Ebok__Mail__Host is set: links in mails begin with it");
        if (!development && options.Payments.Keys.Count > 0)
            settings.Needed("Ebok:PublicUrl", "Ebok__Payments has keys: the gateway answers there");
        if (!Directory.Exists(options.UtilitiesFolder))
            settings.Mistake("EBOK_UTILITIES", $"there is no folder {options.UtilitiesFolder}");
        if (!Directory.Exists(options.FontsFolder))
            settings.Mistake("Ebok:Fonts", $"there is no folder {options.FontsFolder}");
        if (!VerificationLink.IsHost(options.KsefHost))
            settings.Mistake("Ebok:KsefHost", $"\"{options.KsefHost}\" is not https://host");
        settings.ThrowIfMistaken();
        return options;
    }

    // Those beside the program are the fallback: it may be started from any folder.
    private static string Utilities(string? configured, string contentRoot)
    {
        var folder = Path.GetFullPath(configured ?? "utilities", contentRoot);
        return configured is not null || Directory.Exists(folder)
            ? folder
            : Path.Combine(AppContext.BaseDirectory, "utilities");
    }

    private static int? Megabytes(string text) =>
        int.TryParse(text, out var read) && read is >= 1 and <= 4096 ? read : null;

    private static Uri? WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static IReadOnlyList<IPNetwork>? Networks(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            if (IPNetwork.TryParse(part, out var network))
                networks.Add(network);
            else if (IPAddress.TryParse(part, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                return null;
        return networks;
    }
}

/// <summary>The mail server, <c>Ebok__Mail__…</c>.</summary>
/// <param name="Host"><c>__Host</c>.</param>
/// <param name="Port"><c>__Port</c>; 587 unless set.</param>
/// <param name="User"><c>__User</c>; null: no login.</param>
/// <param name="Password"><c>__Password</c>; never logged.</param>
/// <param name="StartTls"><c>__StartTls</c>; true unless set.</param>
/// <param name="From"><c>__From</c>: address of the sender.</param>
public sealed record MailOptions(string Host, int Port, string? User, string? Password, bool StartTls, MailAddress From)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";

    internal static MailAddress? ReadFrom(Settings settings) =>
        settings.Parsed(
            "Ebok:Mail:From",
            text => MailAddress.TryCreate(text, out var address) ? address : null,
            "an e-mail address"
        );

    internal static MailOptions? Read(Settings settings, MailAddress? from)
    {
        var host = settings.Text("Ebok:Mail:Host");
        var port = settings.Parsed("Ebok:Mail:Port", Port, "a number from 1 to 65535") ?? 587;
        var startTls = settings.Parsed("Ebok:Mail:StartTls", Flag, "true or false") ?? true;
        var user = settings.Text("Ebok:Mail:User");
        var password = settings.Text("Ebok:Mail:Password");
        if (host is null)
            return null;
        if (from is null)
            settings.Needed("Ebok:Mail:From", "Ebok__Mail__Host is set");
        if (user is not null)
            settings.Needed("Ebok:Mail:Password", "Ebok__Mail__User is set");
        return from is null ? null : new(host, port, user, password, startTls, from);

        static int? Port(string text) => ushort.TryParse(text, out var port) && port > 0 ? port : null;
        static bool? Flag(string text) => bool.TryParse(text, out var flag) ? flag : null;
    }
}
