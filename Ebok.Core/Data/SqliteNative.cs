using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Ebok.Core.Data;

/// <summary>Recipe 1: which SQLite runs, and how Microsoft.Data.Sqlite finds it.
/// <para>Microsoft.Data.Sqlite 10 names SQLitePCLRaw.core 2.1.13; the package registry we build with has 2.0.6, which
/// holds 76 of the 77 members used (the other, <c>sqlite3_load_extension</c> with 4 arguments, is called by nothing
/// here). The runtime refuses the lower version unless asked, so it is asked, for that name only.</para>
/// <para>The bundled native library would be SQLite 3.35.5 of 2021; the system's maintained one is loaded
/// instead.</para>
/// Remove this file, and NU1605 from NoWarn, when Microsoft.EntityFrameworkCore.Sqlite (not .Core) can be restored.</summary>
internal static class SqliteNative
{
    private static string Library =>
        OperatingSystem.IsWindows() ? "winsqlite3.dll"
        : OperatingSystem.IsMacOS() ? "libsqlite3.dylib"
        : "libsqlite3.so.0";

    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "Must run before the first type of Microsoft.Data.Sqlite loads"
    )]
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "SQLitePCLRaw.core"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SQLitePCLRaw.core.dll"))
                : null;
        Register();
    }

    // Apart, so that the types of SQLitePCLRaw are not looked for before the resolver stands.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, assembly, path) => name == "e_sqlite3" ? Load(assembly, path) : 0
        );
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    private static nint Load(System.Reflection.Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad(Library, assembly, path, out var handle)
            ? handle
            : throw new DllNotFoundException(
                $"SQLite is not installed: there is no {Library}. On Debian or Ubuntu: apt install libsqlite3-0"
            );
}
