using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Ebok.Tests.Testing;

/// <summary>The two databases that Ebok keeps its data in.</summary>
public enum DatabaseKind
{
    /// <summary>One file.</summary>
    Sqlite,

    /// <summary>A server: the one that <c>test.sh</c> starts.</summary>
    Postgres,
}

/// <summary>Runs a theory once on SQLite and once on PostgreSQL: its parameter is the <see cref="DatabaseKind"/> for
/// <see cref="TestDatabase.NewAsync"/>. Without <c>EBOK_TEST_POSTGRES</c> the second is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var postgres = new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres);
        if (PostgresServer.ConnectionString is null)
            postgres.Skip = PostgresServer.WhyAbsent;
        return new([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), postgres]);
    }

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
