using System.Net;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Accounts;

public class SignInTests
{
    [Theory, OnEachDatabase]
    [Trait("Id", "Q1")]
    public async Task SignIn_RightPassword_OpensTheOffice(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var customer = office.App.NewClient();

        // As people write it: other dash, spaces, small letters.
        var answer = await customer.SignInAsync("kpec", " k–00 01 ", OfficeUnderTest.Password);

        answer.Location.ShouldBe("/kpec/start");
        var page = await customer.GetAsync("/kpec/sesje");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.MainText.ShouldContain("ta przeglądarka");
    }
}
