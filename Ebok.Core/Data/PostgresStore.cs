using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Ebok.Core.Data;

/// <summary>The database on a PostgreSQL server.</summary>
public sealed class PostgresStore : EbokStore
{
    private readonly PooledDbContextFactory<PostgresEbokDb> contexts;

    /// <param name="connectionString">Npgsql's, from <c>ConnectionStrings__Ebok</c>.</param>
    public PostgresStore(string connectionString)
        : base(turn: null) => contexts = new PooledDbContextFactory<PostgresEbokDb>(OptionsFor(connectionString));

    /// <inheritdoc/>
    public override bool OthersWrite => true;

    /// <inheritdoc/>
    public override async Task<string> VersionAsync(CancellationToken cancel)
    {
        await using var db = ReadAll();
        var version = await db
            .Database.SqlQueryRaw<string>("SELECT current_setting('server_version') AS \"Value\"")
            .SingleAsync(cancel);
        return "PostgreSQL " + version;
    }

    /// <inheritdoc/>
    /// <remarks>The server looks after its own pages and keys (checksums, amcheck).</remarks>
    public override Task<string?> ProblemAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

    internal static DbContextOptions<PostgresEbokDb> OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<PostgresEbokDb>().UseNpgsql(connectionString).Options;

    private protected override EbokDb Create() => contexts.CreateDbContext();
}
