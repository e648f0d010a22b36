using Ebok.Core.DataChanges;
using Ebok.Web.Operator;
using Ebok.Web.Operator.DataChanges;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.DataChanges;

/// <summary>Zmiana danych: the customer's form, and the staff's decision.</summary>
internal static class DataChangesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddDataChanges(this IServiceCollection services)
    {
        services.AddSingleton<ReadDataForm>();
        services.AddSingleton<SendDataChange>();
        services.AddSingleton<ListOwnDataChanges>();
        services.AddSingleton<ListDataChanges>();
        services.AddStaffTable<DataChangesTable>();
        services.AddSingleton<ReadDataChange>();
        services.AddSingleton<AcceptDataChange>();
        services.AddSingleton<RefuseDataChange>();
    }

    /// <summary><c>/operator/{utility}/zmiany-danych/{id}/dowody/{file}</c>: a proof, only ever as a download.</summary>
    public static void MapDataChanges(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                OperatorFeature.Root + "/{utility}/zmiany-danych/{id:guid}/dowody/{file:guid}",
                async (Guid id, Guid file, OperatorDesk desk, ReadDataChange read, CancellationToken cancel) =>
                    await read.OpenProofAsync(desk.Staff, new(id), new(file), cancel) is { } found
                        ? Results.Stream(found.Content, found.ContentType, found.Name)
                        : Results.NotFound()
            )
            .WithMetadata(new StaffPageAttribute());
}
