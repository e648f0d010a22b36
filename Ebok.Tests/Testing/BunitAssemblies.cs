using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Ebok.Tests.Testing;

/// <summary>Recipe 3: bunit 2.15.2 names an AngleSharp.Diffing that the package registry we build with lacks; 0.17.0
/// does, if the runtime is asked for it by name. Remove when bunit restores without the pruned reference.</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must run before bunit loads")]
    internal static void Initialize() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
