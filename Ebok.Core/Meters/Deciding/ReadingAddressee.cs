using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Deciding;

/// <summary>Who is told of a reading, and what the mail says of it.</summary>
internal sealed record ReadingAddressee(string To, ReadingInMail Reading);

/// <summary>Finds him.</summary>
internal static class ReadingAddressees
{
    /// <summary>Whoever gave the reading; null where he has no e-mail.</summary>
    public static async Task<ReadingAddressee?> AddresseeOfAsync(this EbokDb db, Guid id, CancellationToken cancel)
    {
        var found = await (
            from reading in db.CustomerReadings.AsNoTracking()
            join meter in db.Meters on reading.Meter equals meter.Id
            where reading.Id == id
            select new
            {
                reading.Account,
                reading.Link,
                Reading = new ReadingInMail(meter.FactoryNumber, meter.Unit, reading.On, reading.State, reading.Status),
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var to =
            found.Link is { } link
                ? await db
                    .ReadingRequests.Where(r => r.Id == link)
                    .Select(r => (string?)r.Email)
                    .SingleOrDefaultAsync(cancel)
            : found.Account is { } account
                ? await db.Users.Where(a => a.Id == account.Value).Select(a => a.Email).SingleOrDefaultAsync(cancel)
            : null;
        return to is null ? null : new(to, found.Reading);
    }
}
