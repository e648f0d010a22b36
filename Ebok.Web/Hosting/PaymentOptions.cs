using System.Globalization;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;

namespace Ebok.Web.Hosting;

/// <summary>The payment gateway: <c>Ebok__Payments__Host</c>, and for each company <c>Ebok__Payments__{NIP}__MerchantId</c>,
/// <c>__PosId</c> (the same unless set), <c>__Crc</c>, <c>__ApiKey</c>. Secrets stand here only, never in a profile.</summary>
internal static class PaymentOptions
{
    private const string Section = "Ebok:Payments";
    private static readonly Uri Production = new("https://secure.przelewy24.pl/");

    public static Przelewy24Settings Read(Settings settings)
    {
        var host =
            settings.Parsed(
                $"{Section}:Host",
                Address,
                "an address such as https://secure.przelewy24.pl or https://sandbox.przelewy24.pl"
            ) ?? Production;
        var keys = new Dictionary<string, Przelewy24Keys>(StringComparer.Ordinal);
        foreach (var name in settings.Below(Section).Where(n => !n.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            if (!Nip.TryParse(name, out var nip))
                settings.Mistake($"{Section}:{name}", "is neither Host nor the NIP of a company");
            else if (Keys(settings, $"{Section}:{name}") is { } read)
                keys[nip.Digits] = read;
        return new(host, keys);
    }

    private static Przelewy24Keys? Keys(Settings settings, string section)
    {
        const string Because = "the company's other keys are set";
        var merchant = settings.Parsed($"{section}:MerchantId", Id, "a number");
        if (merchant is null)
            settings.Needed($"{section}:MerchantId", Because);
        var pos = settings.Parsed($"{section}:PosId", Id, "a number") ?? merchant;
        var crc = settings.Needed($"{section}:Crc", Because);
        var api = settings.Needed($"{section}:ApiKey", Because);
        return merchant is { } id && crc is not null && api is not null ? new(id, pos!.Value, crc, api) : null;
    }

    private static int? Id(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    // In the clear only to this machine: a stand-in for trying.
    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true })
        && url.AbsolutePath == "/"
            ? url
            : null;
}
