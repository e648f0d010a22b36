using Microsoft.EntityFrameworkCore.Design;

namespace Ebok.Core.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which must not start the portal.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteEbokDb>
{
    public SqliteEbokDb CreateDbContext(string[] args) => new(SqliteStore.OptionsFor("design.db"));
}

/// <summary>For <c>dotnet ef migrations add</c>, which must not start the portal.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresEbokDb>
{
    public PostgresEbokDb CreateDbContext(string[] args) => new(PostgresStore.OptionsFor("Host=design"));
}
