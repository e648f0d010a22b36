using System.Reflection;
using System.Runtime.CompilerServices;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Every use case of staff × every role: who may is written down here, once, and a use case that is not written
/// down is red. What a page hides does not count: each is called as a hand-made request would call it.</summary>
[Trait("Id", "O7")]
public class RolesMatrixTests
{
    private static readonly UtilityId Utility = new("kpec");

    /// <summary>The least role of each. What nobody is refused is there for every reader: it only shows.</summary>
    private static readonly Dictionary<string, StaffRole> Least = new(StringComparer.Ordinal)
    {
        ["Cases.AnswerCase.RunAsync"] = StaffRole.Clerk,
        ["Cases.MoveCase.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.ListStaffCases.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.ReadStaffCase.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.ReadCaseNumbers.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.ListColleagues.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.ListCaseTemplates.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.OpenStaffAttachment.RunAsync"] = StaffRole.Reader,
        ["Cases.Desk.TakeCase.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.GiveBackCase.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.AssignCase.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.AddCaseNote.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.WorkOnCases.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.FillTemplate.RunAsync"] = StaffRole.Clerk,
        ["Cases.Desk.SaveCaseTemplate.RunAsync"] = StaffRole.Manager,
        ["Cases.Desk.SaveCaseTemplate.RemoveAsync"] = StaffRole.Manager,
        ["Consents.ReadCustomerConsents.RunAsync"] = StaffRole.Reader,
        ["DataChanges.ListDataChanges.RunAsync"] = StaffRole.Reader,
        ["DataChanges.ReadDataChange.RunAsync"] = StaffRole.Reader,
        ["DataChanges.ReadDataChange.OpenProofAsync"] = StaffRole.Reader,
        ["DataChanges.AcceptDataChange.RunAsync"] = StaffRole.Clerk,
        ["DataChanges.RefuseDataChange.RunAsync"] = StaffRole.Clerk,
        ["Exports.TakeExport.RunAsync"] = StaffRole.Clerk,
        ["Exports.ListExports.RunAsync"] = StaffRole.Clerk,
        ["Exports.WriteExport.OpenAsync"] = StaffRole.Clerk,
        ["Operators.ReadDesk.WaitingAsync"] = StaffRole.Reader,
        ["Operators.ReadDesk.DayAsync"] = StaffRole.Reader,
        ["Operators.HoldWork.RunAsync"] = StaffRole.Clerk,
        ["Operators.ListRegistrations.RunAsync"] = StaffRole.Reader,
        ["Operators.ReadRegistration.RunAsync"] = StaffRole.Reader,
        ["Operators.ApproveRegistration.RunAsync"] = StaffRole.Clerk,
        ["Operators.RefuseRegistration.RunAsync"] = StaffRole.Clerk,
        ["Operators.FindCustomers.RunAsync"] = StaffRole.Reader,
        ["Operators.ReadCounterCustomer.RunAsync"] = StaffRole.Reader,
        ["Operators.MakeCounterAccount.RunAsync"] = StaffRole.Clerk,
        ["Operators.ListAttempts.RunAsync"] = StaffRole.Reader,
        ["Letters.ListLetters.RunAsync"] = StaffRole.Reader,
        ["Letters.MarkLettersSent.RunAsync"] = StaffRole.Clerk,
        ["Letters.PrintCounterLetter.RunAsync"] = StaffRole.Clerk,
        ["Letters.PrintLetters.RunAsync"] = StaffRole.Clerk,
        ["Imports.ListImports.RunAsync"] = StaffRole.Reader,
        ["Imports.ListImports.WatchAsync"] = StaffRole.Reader,
        ["Imports.ReadImport.RunAsync"] = StaffRole.Reader,
        ["Imports.ListImportFindings.RunAsync"] = StaffRole.Reader,
        ["Imports.ReceiveImport.RunAsync"] = StaffRole.Manager,
        ["Imports.StartImport.RunAsync"] = StaffRole.Manager,
        ["Imports.CancelImport.RunAsync"] = StaffRole.Manager,
        ["Imports.SetImportSchedule.RunAsync"] = StaffRole.Manager,
        ["Imports.Undo.UndoImport.RunAsync"] = StaffRole.Manager,
        ["Imports.Undo.UndoImport.PreviewAsync"] = StaffRole.Manager,
        ["Imports.Unmatched.ListUnmatched.RunAsync"] = StaffRole.Reader,
        ["Imports.Unmatched.ReadUnmatched.RunAsync"] = StaffRole.Reader,
        ["Imports.Unmatched.AssignInvoice.RunAsync"] = StaffRole.Clerk,
        ["Imports.Unmatched.UnassignInvoice.RunAsync"] = StaffRole.Clerk,
        ["Mail.ListMails.RunAsync"] = StaffRole.Reader,
        ["Mail.SendMailAgain.RunAsync"] = StaffRole.Clerk,
        ["CustomerFiles.ReadCustomerFile.RunAsync"] = StaffRole.Reader,
        ["CustomerFiles.ListOfCustomer.RegistrationsAsync"] = StaffRole.Reader,
        ["CustomerFiles.ListOfCustomer.ConsentsAsync"] = StaffRole.Reader,
        ["CustomerFiles.ListOfCustomer.MailsAsync"] = StaffRole.Reader,
        ["CustomerFiles.ListOfCustomer.SignInsAsync"] = StaffRole.Reader,
        ["CustomerFiles.ViewAsCustomer.BeginAsync"] = StaffRole.Reader,
        ["CustomerFiles.ViewAsCustomer.FindAsync"] = StaffRole.Reader,
        ["CustomerFiles.ViewAsCustomer.EndAsync"] = StaffRole.Reader,
        ["CustomerFiles.KeepCustomerAccount.BlockAsync"] = StaffRole.Clerk,
        ["CustomerFiles.KeepCustomerAccount.EndSessionsAsync"] = StaffRole.Clerk,
        ["CustomerFiles.SendActivationAgain.RunAsync"] = StaffRole.Clerk,
        ["Letters.ReplacePasswordByLetter.RunAsync"] = StaffRole.Manager,
        ["Managers.ReadManagers.WaitingAsync"] = StaffRole.Reader,
        ["Managers.ReadManagers.RequestsAsync"] = StaffRole.Reader,
        ["Managers.ReadManagers.RequestAsync"] = StaffRole.Reader,
        ["Managers.ReadManagers.ListAsync"] = StaffRole.Reader,
        ["Managers.ReadManagers.ManagerAsync"] = StaffRole.Reader,
        ["Managers.EnterManagerRequest.RunAsync"] = StaffRole.Clerk,
        ["Managers.MatchAddresses.RunAsync"] = StaffRole.Reader,
        ["Managers.MakeManager.RunAsync"] = StaffRole.Clerk,
        ["Managers.KeepManager.AddAsync"] = StaffRole.Clerk,
        ["Managers.KeepManager.RemoveAsync"] = StaffRole.Clerk,
        ["Managers.KeepManager.EndAsync"] = StaffRole.Clerk,
        ["Managers.KeepManager.RefuseAsync"] = StaffRole.Clerk,
        ["Managers.PrintManagerLetter.RunAsync"] = StaffRole.Clerk,
        ["Content.ListArticles.RunAsync"] = StaffRole.Reader,
        ["Content.ReadArticle.RunAsync"] = StaffRole.Reader,
        ["Content.SaveArticle.RunAsync"] = StaffRole.Manager,
        ["Content.DeleteArticle.RunAsync"] = StaffRole.Manager,
        ["Content.CopyHelp.RunAsync"] = StaffRole.Manager,
        ["Content.ListPublicDocuments.RunAsync"] = StaffRole.Reader,
        ["Content.ReadPublicDocument.RunAsync"] = StaffRole.Reader,
        ["Content.OpenPublicDocument.RunAsync"] = StaffRole.Reader,
        ["Content.PublishDocument.RunAsync"] = StaffRole.Manager,
        ["Content.ChangePublicDocument.RunAsync"] = StaffRole.Manager,
        ["Content.ListLegal.RunAsync"] = StaffRole.Reader,
        ["Content.PreviewLegal.RunAsync"] = StaffRole.Manager,
        ["Content.PublishLegal.RunAsync"] = StaffRole.Manager,
        ["Mail.Templates.ListMailTemplates.RunAsync"] = StaffRole.Reader,
        ["Mail.Templates.ReadMailTemplate.RunAsync"] = StaffRole.Reader,
        ["Mail.Templates.PreviewMailTemplate.RunAsync"] = StaffRole.Reader,
        ["Mail.Templates.SaveMailTemplate.RunAsync"] = StaffRole.Manager,
        ["Meters.Deciding.DecideReading.AcceptAsync"] = StaffRole.Clerk,
        ["Meters.Deciding.DecideReading.RefuseAsync"] = StaffRole.Clerk,
        ["Meters.Deciding.ListReadingsToDecide.RunAsync"] = StaffRole.Reader,
        ["Meters.Deciding.OpenPhotoToDecide.RunAsync"] = StaffRole.Reader,
        ["Meters.Deciding.ReadReadingToDecide.RunAsync"] = StaffRole.Reader,
        ["Meters.Asking.AskForReadings.RunAsync"] = StaffRole.Manager,
        ["Meters.Asking.ReadAsking.RunAsync"] = StaffRole.Reader,
        ["Numbers.ReadNumbers.RunAsync"] = StaffRole.Reader,
        ["Audit.ListAudit.RunAsync"] = StaffRole.Manager,
        ["Audit.ExportAudit.RunAsync"] = StaffRole.Manager,
        ["Operators.People.ListStaff.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.ReadStaff.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.AddStaff.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.ChangeStaffRole.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.ChangeStaffRole.TakeAsync"] = StaffRole.Administrator,
        ["Operators.People.BlockStaff.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.EndStaffSessions.RunAsync"] = StaffRole.Administrator,
        ["Operators.People.ResetStaff.RunAsync"] = StaffRole.Administrator,
        ["Profiles.ReadSettings.RunAsync"] = StaffRole.Administrator,
        ["Profiles.ReadSettings.DraftAsync"] = StaffRole.Administrator,
        ["Profiles.EditProfile.RunAsync"] = StaffRole.Administrator,
        ["Profiles.EditProfile.DropAsync"] = StaffRole.Administrator,
        ["Profiles.EditProfile.TakeVersionAsync"] = StaffRole.Administrator,
        ["Profiles.EditProfile.TakeFileAsync"] = StaffRole.Administrator,
        ["Profiles.EditProfile.RebaseAsync"] = StaffRole.Administrator,
        ["Profiles.PublishProfile.RunAsync"] = StaffRole.Administrator,
        ["Profiles.LeaveProfileFile.RunAsync"] = StaffRole.Administrator,
        ["Profiles.ListProfileVersions.RunAsync"] = StaffRole.Administrator,
        ["Profiles.ListProfileVersions.ReadAsync"] = StaffRole.Administrator,
        ["Profiles.ImportProfile.RunAsync"] = StaffRole.Administrator,
        ["Profiles.AddLogo.RunAsync"] = StaffRole.Administrator,
        ["Payments.Online.ListStaffPayments.RunAsync"] = StaffRole.Reader,
        ["Payments.Online.ReadStaffPayment.RunAsync"] = StaffRole.Reader,
        ["Payments.Online.DecideOnlinePayment.AskAsync"] = StaffRole.Clerk,
        ["Payments.Online.DecideOnlinePayment.CloseAsync"] = StaffRole.Clerk,
        ["Payments.Bank.ListBankEntries.RunAsync"] = StaffRole.Reader,
        ["Payments.Bank.ReadBankEntry.RunAsync"] = StaffRole.Reader,
        ["Payments.Bank.DecideBankEntry.AllocateAsync"] = StaffRole.Clerk,
        ["Payments.Bank.DecideBankEntry.UndoAsync"] = StaffRole.Clerk,
        ["Payments.Bank.DecideBankEntry.DismissAsync"] = StaffRole.Clerk,
        ["Imports.Bank.ImportBankAsStaff.CheckAsync"] = StaffRole.Clerk,
        ["Imports.Bank.ImportBankAsStaff.ImportAsync"] = StaffRole.Clerk,
    };

    // Not asked by anybody: the trail's own writers, which record what was done by whoever may do it.
    private static readonly string[] NotForRoles =
    [
        "Operators.RecordDeniedRights.RunAsync",
        "Operators.RecordExport.RunAsync",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void UseCases_EachHasAnEntryHere()
    {
        var there = UseCases.Select(NameOf).Except(NotForRoles).ToList();

        there.Except(Least.Keys).ShouldBeEmpty("a use case without an entry");
        Least.Keys.Except(there).ShouldBeEmpty("an entry without a use case");
    }

    [Fact]
    public void UseCases_PlantedWithoutEntry_IsRed() =>
        Methods([typeof(Planted)]).Select(NameOf).Except(NotForRoles).Except(Least.Keys).ShouldHaveSingleItem();

    [Fact]
    public async Task EachUseCase_EachRole_IsAllowedOrRefused()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var wrong = new List<string>();

        foreach (var useCase in UseCases.Where(m => Least.ContainsKey(NameOf(m))))
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var target = app.Services.GetRequiredService(useCase.DeclaringType!);
            var refused = await IsRefusedAsync(useCase, target, role, app.Services);
            if (refused != role < Least[NameOf(useCase)])
                wrong.Add($"{NameOf(useCase)} as {role}: {(refused ? "refused" : "allowed")}");
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>A use case that asks nobody: what the matrix is there to catch.</summary>
    [Fact]
    public async Task EachUseCase_PlantedThatAsksNobody_IsSeenAsAllowed() =>
        (
            await IsRefusedAsync(
                typeof(Planted).GetMethod(nameof(Planted.RunAsync))!,
                new Planted(),
                StaffRole.Reader,
                new ServiceCollection().BuildServiceProvider()
            )
        ).ShouldBeFalse();

    private static IReadOnlyList<MethodInfo> UseCases { get; } =
    [.. Methods(typeof(StaffActor).Assembly.GetExportedTypes())];

    private static IEnumerable<MethodInfo> Methods(IEnumerable<Type> types) =>
        types
            .Where(t => t is { IsClass: true, IsAbstract: false })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m =>
                m.ReturnType.IsAssignableTo(typeof(Task))
                && m.GetParameters() is [var first, ..]
                && first.ParameterType == typeof(StaffActor)
            );

    private static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.FullName!.Replace("Ebok.Core.", "", StringComparison.Ordinal)}.{method.Name}";

    // What goes on after the role was asked may fail on arguments that mean nothing: then it was allowed.
    private static async Task<bool> IsRefusedAsync(
        MethodInfo useCase,
        object target,
        StaffRole role,
        IServiceProvider services
    )
    {
        var arguments = useCase.GetParameters().Select(p => Make(p.ParameterType, role, services)).ToArray();
        object? answer;
        try
        {
            var task = (Task)useCase.Invoke(target, arguments)!;
            await task;
            answer = task.GetType().GetProperty("Result")?.GetValue(task);
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return false;
        }
        var refusal = answer as Refusal ?? answer?.GetType().GetProperty("Refusal")?.GetValue(answer) as Refusal;
        return refusal is NotOfYourRole;
    }

    private static object? Make(Type type, StaffRole role, IServiceProvider services)
    {
        if (type == typeof(StaffActor))
            return new StaffActor(Utility, StaffId.New(), role, null);
        if (type == typeof(CancellationToken))
            return Cancel;
        if (type == typeof(string))
            return "x";
        if (type == typeof(Guid))
            return Guid.CreateVersion7();
        if (type == typeof(UtilityProfile))
            return services.GetRequiredService<UtilityCatalog>().Find(Utility.Slug);
        if (type == typeof(Stream))
            return new MemoryStream([1]);
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsGenericType && type.IsInterface)
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        return type.IsAbstract || type.IsSubclassOf(typeof(Delegate))
            ? null
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    private sealed class Planted
    {
#pragma warning disable CA1822 // a use case is called on its object
        public Task<Result<int>> RunAsync(StaffActor staff) => Task.FromResult<Result<int>>((int)staff.Role);
#pragma warning restore CA1822
    }
}
