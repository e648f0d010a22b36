using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ebok.Core.Data;

/// <summary>Whether a failure is the database's and passes by itself or by an administrator's hand: busy, away, no room
/// on the disk. Such a failure is told to people as "in a few minutes", and stops no background work.</summary>
public static class DatabaseAway
{
    // https://sqlite.org/rescode.html: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private static readonly int[] Sqlite = [5, 6, 8, 10, 13, 14];

    /// <summary>Looks at the failure and what caused it: EF Core wraps what its driver calls transient.</summary>
    public static bool Caused(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is DbException { IsTransient: true })
                return true;
            else if (failure is SqliteException { SqliteErrorCode: var code } && Sqlite.Contains(code))
                return true;
        return false;
    }
}
