using Ebok.Core.Meters;
using Ebok.Core.Meters.Asking;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Meters.Usage;
using Ebok.Core.Numbers;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Readings;

namespace Ebok.Web.Meters;

/// <summary>Contracts, meters, readings.</summary>
internal static class MetersFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddMeters(this IServiceCollection services)
    {
        services.AddSingleton<ListContracts>();
        services.AddSingleton<ReadContract>();
        services.AddSingleton<ListMeters>();
        services.AddSingleton<ReadMeter>();
        services.AddSingleton<ReadReading>();
        services.AddSingleton<ListReadings>();
        services.AddSingleton<ReadUse>();
        services.AddSingleton<ReadReadingForm>();
        services.AddSingleton<GiveReadings>();
        services.AddSingleton<ListGivenReadings>();
        services.AddSingleton<TakeReadings>();
        services.AddSingleton<OpenReadingPhoto>();
        services.AddSingleton<ListReadingsToDecide>();
        services.AddSingleton<ReadReadingToDecide>();
        services.AddSingleton<DecideReading>();
        services.AddSingleton<OpenPhotoToDecide>();
        services.AddStaffTable<ReadingsTable>();
        services.AddSingleton<MarkBilledReadings>();
        services.AddSingleton<AskForReadings>();
        services.AddSingleton<ReadAsking>();
        services.AddSingleton<UnreadBeforehand>();
        services.AddSingleton<ICountedBeforehand>(all => all.GetRequiredService<UnreadBeforehand>());
        services.AddSingleton<ReadReadingLink>();
        services.AddSingleton<GiveReadingsByLink>();
        services.AddSingleton<ReadingsUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadingsUpkeep>());
    }
}
