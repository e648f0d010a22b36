using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ebok.Core.Data;

/// <summary>An id type as a UUID (PostgreSQL).</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IId<TId>
{
    // An expression tree may not call a static abstract member.
    private static TId From(Guid value) => TId.From(value);
}

/// <summary>An id type as 16 bytes in the order of time (SQLite, where a UUID would be 36 letters).</summary>
internal sealed class IdBytesConverter<TId>()
    : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => From(bytes))
    where TId : struct, IId<TId>
{
    private static TId From(byte[] bytes) => TId.From(new Guid(bytes, true));
}

/// <summary>A UUID as 16 bytes in the order of time (SQLite).</summary>
internal sealed class GuidBytesConverter()
    : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>A utility's slug as text.</summary>
internal sealed class UtilityIdConverter() : ValueConverter<UtilityId, string>(u => u.Slug, s => new UtilityId(s));

/// <summary>Money as whole grosze.</summary>
internal sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Grosze, g => new Money(g));

/// <summary>An instant as milliseconds since 1970 UTC (SQLite has no instants to compare).</summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, long>(
        i => i.ToUnixTimeMilliseconds(),
        ms => DateTimeOffset.FromUnixTimeMilliseconds(ms)
    );

/// <summary>A measured quantity of up to 3 decimals as whole thousandths.</summary>
internal sealed class ThousandthsConverter() : ValueConverter<decimal, long>(d => (long)(d * 1000m), l => l / 1000m);
