using System.Text.Json;
using Ebok.Core.Registration;
using Ebok.Core.Utilities;
using Ebok.Tests.Journeys;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Registration;

/// <summary>A customer without an account, with his papers in hand (/demo.json).</summary>
internal sealed record Applicant(
    string Slug,
    string Code,
    string Name,
    string Email,
    string Phone,
    string? Nip,
    string? Pesel,
    string Contract,
    string Address,
    IReadOnlyList<(string Number, string Gross)> Invoices
)
{
    public const string Password = "Fioletowy koń 12";

    /// <summary>The n-th of a utility; tests that register take numbers of their own.</summary>
    public static async Task<Applicant> OfAsync(DemoOffice demo, string slug, int number) =>
        Of(slug, (await demo.PaperAsync(slug)).GetProperty("unregistered")[number]);

    public static Applicant Of(string slug, JsonElement paper) =>
        new(
            slug,
            paper.Text("customerCode"),
            paper.Text("name"),
            paper.Text("email"),
            paper.Text("phone"),
            paper.GetProperty("nip").GetString(),
            paper.GetProperty("pesel").GetString(),
            paper.Text("contract"),
            paper.Text("address"),
            [
                .. paper
                    .GetProperty("invoices")
                    .EnumerateArray()
                    .Select(i => (i.Text("number"), i.GetProperty("gross").ToString())),
            ]
        );

    public bool IsFirm => Nip is not null;

    /// <summary>What he writes into a field.</summary>
    public string Value(FieldKey field) =>
        field switch
        {
            FieldKey.CustomerCode => Code,
            FieldKey.Email => Email,
            FieldKey.Phone => Phone,
            FieldKey.InvoiceNumber or FieldKey.InvoiceOrContractNumber => Invoices[0].Number,
            FieldKey.InvoiceGross => Invoices[0].Gross,
            FieldKey.BuyerName => Name,
            FieldKey.BuyerAddress => Address,
            FieldKey.RegisteredAs => IsFirm ? FieldCheck.Firm : FieldCheck.Person,
            FieldKey.Nip => Nip ?? "",
            FieldKey.NipOrPesel => Nip ?? Pesel ?? "",
            FieldKey.Password or FieldKey.PasswordAgain => Password,
            FieldKey.EInvoice => FieldCheck.Yes,
            // The first company of the list, as the form has it.
            FieldKey.Company or FieldKey.ObjectToMarketing => "",
            _ => FieldCheck.Yes,
        };
}
