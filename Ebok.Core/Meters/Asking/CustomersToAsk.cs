using System.Linq.Expressions;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;

namespace Ebok.Core.Meters.Asking;

/// <summary>Whose meters nobody has read in a period.</summary>
internal static class CustomersToAsk
{
    /// <summary>Whoever has more gives his readings after sign-in, where they can be searched.</summary>
    public const int MostMeters = 20;

    /// <summary>With a meter, and no reading in the period: neither given nor from the billing system.</summary>
    public static IQueryable<Customer> UnreadIn(this EbokDb db, DateOnly period, DateOnly today) =>
        db.Customers.Where(c =>
            db.Meters.Any(m => m.Customer == c.Id && (m.RemovedOn == null || m.RemovedOn >= today))
            && !db.Readings.Any(r => r.Customer == c.Id && r.On >= period)
            && !db.CustomerReadings.Any(r => r.Customer == c.Id && r.Period == period && r.Status != GivenState.Refused)
        );

    /// <summary>Who has an e-mail on file and was not asked yet.</summary>
    public static Expression<Func<Customer, bool>> CanBeAsked(this EbokDb db, DateOnly period, DateOnly today) =>
        c =>
            c.Email != null
            && c.Email != ""
            && !db.ReadingRequests.Any(r => r.Customer == c.Id && r.Period == period)
            && db.Meters.Count(m => m.Customer == c.Id && (m.RemovedOn == null || m.RemovedOn >= today)) <= MostMeters;

    /// <summary>Those of them who can be asked.</summary>
    public static IQueryable<CustomerToAsk> NotAsked(this EbokDb db, DateOnly period, DateOnly today) =>
        db.UnreadIn(period, today)
            .Where(db.CanBeAsked(period, today))
            .OrderBy(c => c.Code)
            .Select(c => new CustomerToAsk(c.Id, c.Email!));
}

/// <summary>A customer who can be asked.</summary>
internal sealed record CustomerToAsk(Shared.CustomerId Customer, string Email);
