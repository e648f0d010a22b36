using Ebok.Core.News;

namespace Ebok.Web.News;

/// <summary>Informacje dla klienta.</summary>
internal static class NewsFeature
{
    /// <summary>Registers the use case.</summary>
    public static void AddNews(this IServiceCollection services) => services.AddSingleton<ListNews>();
}
