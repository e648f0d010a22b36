using Ebok.Core.Cases.Desk;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>Cases at staff (O2): queue, work on one or several, answers with templates, notes.</summary>
internal static class CaseDeskFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddCaseDesk(this IServiceCollection services)
    {
        services.AddSingleton<ListStaffCases>();
        services.AddSingleton<ReadStaffCase>();
        services.AddSingleton<ReadCaseNumbers>();
        services.AddSingleton<ListColleagues>();
        services.AddSingleton<TakeCase>();
        services.AddSingleton<GiveBackCase>();
        services.AddSingleton<AssignCase>();
        services.AddSingleton<AddCaseNote>();
        services.AddSingleton<WorkOnCases>();
        services.AddSingleton<ListCaseTemplates>();
        services.AddSingleton<SaveCaseTemplate>();
        services.AddSingleton<FillTemplate>();
        services.AddSingleton<OpenStaffAttachment>();
        services.AddSingleton<CaseActs>();
        services.AddStaffTable<CaseQueueTable>();
        services.AddSingleton<IDeskLines, CaseDeskLines>();
    }

    /// <summary>Files of a case, a template's text for one.</summary>
    public static void MapCaseDesk(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                OperatorFeature.Root + "/{utility}/sprawy/{id:guid}/zalaczniki/{file:guid}",
                async (Guid id, Guid file, OperatorDesk desk, OpenStaffAttachment open, CancellationToken cancel) =>
                    await open.RunAsync(desk.Staff, new CaseId(id), new AttachmentId(file), cancel) is { } found
                        ? Results.Stream(found.Content, found.ContentType, found.Name)
                        : Results.NotFound()
            )
            .WithMetadata(new StaffPageAttribute());
        app.MapGet(
                OperatorFeature.Root + "/{utility}/sprawy/{id:guid}/szablon/{template:guid}",
                async (Guid id, Guid template, OperatorDesk desk, FillTemplate fill, CancellationToken cancel) =>
                    (await fill.RunAsync(desk.Staff, desk.Utility, new CaseId(id), new(template), cancel)).TryGet(
                        out var text,
                        out _
                    )
                        ? Results.Text(text, "text/plain")
                        : Results.NotFound()
            )
            .WithMetadata(new StaffPageAttribute());
    }
}
