using Ebok.Core.HumanChecks;
using Ebok.Core.Utilities;
using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Registration;

/// <summary>Somebody who fills in the registration of any utility, as its profile has it, without a script.</summary>
internal sealed class RegistrationWalk(EbokApp app, OfficeClient client, string slug)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    public UtilityProfile Utility { get; } = app.Services.GetRequiredService<UtilityCatalog>().Find(slug)!;

    public string Path => $"/{slug}/rejestracja";

    /// <summary>Of the mail with the link: applicants of two utilities may share an address.</summary>
    public string LinkSubject =>
        Utility.Registration.Judge == ProofJudge.Operator ? "Potwierdzenie rejestracji w systemie eBok" : "Rejestracja";

    /// <summary>Fills in the step that the page shows and sends it. Values after the applicant stand in for his.</summary>
    public async Task<Answer> SendAsync(Answer page, Applicant who, params (FieldKey Field, string Value)[] other)
    {
        var named = page.Page.QuerySelectorAll("form [name]").Select(e => e.GetAttribute("name")!).ToHashSet();
        var step = Utility.Registration.Steps.Single(s =>
            s.Fields.All(f =>
                f.Locked || named.Contains(Name(f.Field)) || f.Field is FieldKey.OneTimeCode or FieldKey.Nip
            )
        );
        var fields = step
            .Fields.Where(f => !f.Locked && named.Contains(Name(f.Field)))
            .Select(f =>
                (
                    Name(f.Field),
                    other.Where(o => o.Field == f.Field).Select(o => o.Value).FirstOrDefault(who.Value(f.Field))
                )
            )
            .ToList();
        // An empty box is not sent.
        fields.RemoveAll(f => f.Item2.Length == 0);
        if (page.Page.QuerySelector("input[name=obrazek]")?.GetAttribute("value") is { } picture)
            fields.Add(("kod-z-obrazka", HumanCodes.Of(app, slug, picture)));
        else if (page.Page.QuerySelector("human-check") is not null)
            fields.Add(("+altcha", await WorkAsync()));
        return await client.SubmitAsync(page, step.Submit, [.. fields]);
    }

    /// <summary>All steps to the end; the code is read from the mail.</summary>
    public async Task<Answer> FinishAsync(Applicant who, params (FieldKey Field, string Value)[] other)
    {
        var page = await client.OpenAsync(Path);
        for (var step = 0; step < Utility.Registration.Steps.Count; step++)
        {
            (FieldKey, string)[] code = page.Page.QuerySelector("[name=oneTimeCode]") is null
                ? []
                : [(FieldKey.OneTimeCode, await CodeAsync(who.Email))];
            var answer = await SendAsync(page, who, [.. other, .. code]);
            answer.Location.ShouldNotBeNull(answer.MainText);
            page = await client.OpenAsync(answer.Location);
        }
        return page;
    }

    /// <summary>The code in the next mail.</summary>
    public async Task<string> CodeAsync(string email)
    {
        var label = Utility.Registration.Steps.SelectMany(s => s.Fields).First(f => f.Field == FieldKey.OneTimeCode);
        return (await app.MailAsync(email, "Kod do rejestracji")).Value(label.Label);
    }

    private async Task<string> WorkAsync() =>
        AltchaSolver.Solve(await app.Services.GetRequiredService<CheckHuman>().NewChallengeAsync(Utility, Cancel));

    private static string Name(FieldKey field) => Web.Registration.StepForm.NameOf(field);
}
