using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Registration;

/// <summary>Whoever has the papers of the demo registers with exactly what stands on them, without a script.</summary>
public sealed class DemoCustomersTests(DemoOffice demo)
{
    // Persons and companies: the first of each kind from here on.
    private const int From = 2;

    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    [Trait("Id", "R2")]
    public async Task Registration_WithTheDemosPapers_IsTaken(string slug)
    {
        var app = await demo.AppAsync();
        var all = (await demo.PaperAsync(slug)).GetProperty("unregistered").EnumerateArray().Skip(From).ToList();
        var people = all.Select(p => Applicant.Of(slug, p)).ToList();
        foreach (var who in people.Where(p => p.IsFirm).Take(2).Concat(people.Where(p => !p.IsFirm).Take(2)))
        {
            using var client = app.NewClient();
            var walk = new RegistrationWalk(app, client, slug);

            var page = await walk.FinishAsync(who);

            page.Response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe($"/{slug}/rejestracja/potwierdzenie");
            page.MainText.ShouldContain("Wysłano zgłoszenie", Case.Insensitive, who.ToString());
            if (walk.Utility.Registration.Confirmation == EmailConfirmation.Link)
            {
                var mail = await app.MailAsync(who.Email, walk.LinkSubject);
                var asked = await client.GetAsync(mail.Link.PathAndQuery);
                var confirmed = await client.SubmitAsync(asked, "Potwierdzam adres e-mail");
                page = await client.OpenAsync(confirmed.Location!);
            }
            page.MainText.ShouldContain(
                walk.Utility.Registration.Judge == ProofJudge.Operator ? "Sprawdzamy dane" : "Konto jest aktywne",
                Case.Insensitive,
                who.ToString()
            );
        }
    }
}
