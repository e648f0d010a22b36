using System.Text.Json;
using System.Text.Json.Nodes;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Registration;

/// <summary>A utility that nobody has thought of registers a customer by its profile alone (R1, U3).</summary>
[Trait("Id", "R1"), Trait("Id", "U3")]
public class SixthUtilityTests
{
    private const string Registration = """
        {
          "title": "Załóż konto",
          "needed": ["faktura za gaz", "adres e-mail"],
          "steps": [
            { "title": "Kim jesteś", "submit": "Dalej", "humanCheck": true, "fields": [
              { "field": "buyerName", "label": "Odbiorca" },
              { "field": "buyerAddress", "label": "Adres" } ] },
            { "title": "Adres e-mail", "submit": "Wyślij kod", "sendsCode": true, "fields": [
              { "field": "customerCode", "label": "Numer odbiorcy" },
              { "field": "email", "label": "E-mail" },
              { "field": "phone", "label": "Telefon", "required": false } ] },
            { "title": "Hasło", "submit": "Załóż konto", "fields": [
              { "field": "email", "label": "E-mail", "locked": true },
              { "field": "oneTimeCode", "label": "Kod z wiadomości" },
              { "field": "invoiceGross", "label": "Kwota" },
              { "field": "invoiceNumber", "label": "Faktura" },
              { "field": "password", "label": "Hasło" },
              { "field": "passwordAgain", "label": "Jeszcze raz" },
              { "field": "acceptTerms", "label": "Zgadzam się na regulamin" } ] }
          ],
          "proofs": [ { "kind": "customerCodeExists" }, { "kind": "addressOnFile" },
            { "kind": "nameOnInvoice", "anyNameOrder": true }, { "kind": "lateInvoice", "lastInvoices": 2 },
            { "kind": "grossOfInvoice" } ],
          "confirmation": "code",
          "credential": "ownPassword"
        }
        """;

    [Theory, OnEachDatabase]
    public async Task Registration_OfAProfileMadeHere_EndsWithASignIn(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        var source = await File.ReadAllTextAsync(
            Path.Combine(Repository.Utilities, "qweb.json"),
            TestContext.Current.CancellationToken
        );
        var profile = JsonNode.Parse(source, documentOptions: options)!.AsObject();
        profile["slug"] = "gazownia";
        profile["customerCode"]!["pattern"] = "G-[0-9]{4}";
        profile["customerCode"]!["example"] = "G-1234";
        profile["customerCode"]!["padZerosTo"] = 0;
        profile["customerCode"]!["ignoreSeparators"] = true;
        profile["registration"] = JsonNode.Parse(Registration);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "gazownia.json"),
            profile.ToJsonString(),
            TestContext.Current.CancellationToken
        );
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("G-0042", "Zofia Gazowa", new UtilityId("gazownia"));
        (customer.Street, customer.PostCode, customer.City) = ("ul. Łączna 7/2", "07-100", "Węgrów");
        await database.AddAsync(customer, Given.Invoice(customer, "GAZ/7", new DateOnly(2026, 11, 5), 77.10m));
        await using var app = new EbokApp(database) { Utilities = folder.Path, Settings = { ["Ebok:Demo"] = "none" } };
        using var client = app.NewClient();
        var who = new Applicant(
            "gazownia",
            "g 0042",
            "GAZOWA Zofia",
            "zofia@poczta.example",
            "600 100 200",
            null,
            null,
            "",
            "Łączna 7 m. 2, Węgrów",
            [("gaz/7", "77,1")]
        );

        var end = await new RegistrationWalk(app, client, "gazownia").FinishAsync(who);

        end.MainText.ShouldContain("Konto jest aktywne");
        (await client.SignInAsync("gazownia", "G-0042", Applicant.Password)).Location.ShouldBe("/gazownia/start");
    }
}
