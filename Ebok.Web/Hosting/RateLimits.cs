using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Ebok.Web.Hosting;

/// <summary>A limit by name; an address says <c>[EnableRateLimiting(name)]</c> or <c>RequireRateLimiting(name)</c>.</summary>
/// <param name="Name">Said by addresses.</param>
/// <param name="PartitionOf">Who counts by himself, and how much he may.</param>
internal sealed record RateLimit(string Name, Func<HttpContext, RateLimitPartition<string>> PartitionOf);

/// <summary>Answers 429 to who asks for more than the limit of the address. In place of <c>UseRateLimiter</c>, whose
/// limiters nobody can dispose of: each beats every 100 ms and keeps its whole program in memory after its end, which
/// hundreds of programs in one test run do not bear. These end with the program.</summary>
internal sealed class RateLimits(IEnumerable<RateLimit> limits) : IMiddleware, IDisposable
{
    private readonly Dictionary<string, PartitionedRateLimiter<HttpContext>> limiters = limits.ToDictionary(
        limit => limit.Name,
        limit => PartitionedRateLimiter.Create(limit.PartitionOf)
    );

    /// <inheritdoc/>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is not { } name)
        {
            await next(context);
            return;
        }
        // Held to the end of the request: a connection counts for as long as it is open.
        using var lease = limiters[name].AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var limiter in limiters.Values)
            limiter.Dispose();
    }
}
