using System.Net;

namespace Ebok.Core.Accounts;

/// <summary>Where a request comes from, as far as it can be told.</summary>
/// <param name="Address">Of the browser, or of the last machine before a trusted proxy.</param>
/// <param name="Browser">In short: <c>Firefox, Windows</c>.</param>
public sealed record Caller(IPAddress? Address, string? Browser)
{
    /// <summary>The address as stored and shown.</summary>
    public string? Origin => Address is null ? null : Plain(Address).ToString();

    /// <summary>What limits count by: the address (IPv6: the /64 that one household has) and its network (/24, /48).
    /// Nothing for the machine itself: a proxy on it says whom it speaks for.</summary>
    public IEnumerable<string> Keys()
    {
        if (Address is null || IPAddress.IsLoopback(Address))
            yield break;
        var plain = Plain(Address);
        var bytes = plain.GetAddressBytes();
        yield return "address " + Convert.ToHexString(bytes.AsSpan(0, Math.Min(8, bytes.Length)));
        yield return "network " + Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 6));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
