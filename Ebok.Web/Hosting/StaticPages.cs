using System.Reflection;
using Ebok.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Hosting;

/// <summary>Pages without a circuit carry nothing of one.</summary>
internal static class StaticPages
{
    /// <summary>Blazor puts 1 KB of encrypted component state at the end of every page of an application that has
    /// interactive pages, because it goes by the render modes that the application has. Pages without
    /// <see cref="IslandsAttribute"/> are told that there are none. The metadata's type is internal: should it change,
    /// the state comes back and a test says so.</summary>
    public static RazorComponentsEndpointConventionBuilder WithoutStateOnStaticPages(
        this RazorComponentsEndpointConventionBuilder pages
    )
    {
        pages.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IslandsAttribute>().Any())
                return;
            for (var i = 0; i < endpoint.Metadata.Count; i++)
                if (endpoint.Metadata[i].GetType() is { Name: "ConfiguredRenderModesMetadata" } type)
                    endpoint.Metadata[i] = None(type) ?? endpoint.Metadata[i];
        });
        return pages;
    }

    private static object? None(Type type) =>
        type.GetConstructor(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic,
                [typeof(IComponentRenderMode[])]
            )
            ?.Invoke([Array.Empty<IComponentRenderMode>()]);
}
