using Ebok.Core.Customers;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Operator;

/// <summary>Registrations as the wizard leaves them for an operator.</summary>
internal static class GivenStaffWork
{
    /// <summary>Waits to be checked; the address is confirmed.</summary>
    public static RegistrationRequest Registration(
        Customer customer,
        string? name = null,
        string? email = null,
        DateTimeOffset? at = null
    ) =>
        new()
        {
            Id = RegistrationId.New(),
            Utility = customer.Utility,
            State = RegistrationState.BeingChecked,
            Values = new RegistrationValues
            {
                Fields = new()
                {
                    [FieldKey.CustomerCode] = customer.Code,
                    [FieldKey.BuyerName] = name ?? customer.Name,
                    [FieldKey.BuyerAddress] = $"{customer.Street}, {customer.PostCode} {customer.City}",
                    [FieldKey.NipOrPesel] = customer.Nip ?? customer.Pesel ?? "",
                    [FieldKey.InvoiceOrContractNumber] = "FV/1",
                    [FieldKey.Email] = email ?? "klient@example.pl",
                    [FieldKey.ConsentToProcessing] = FieldCheck.Yes,
                    [FieldKey.ObjectToMarketing] = FieldCheck.No,
                },
                Words = new() { [FieldKey.ConsentToProcessing] = "Zgoda" },
                TermsVersion = "2026-01",
            }.ToJson(),
            Login = customer.Code,
            Email = email ?? "klient@example.pl",
            Customer = customer.Id,
            SubmittedAt = at ?? Given.Imported,
            ConfirmedAt = at ?? Given.Imported,
            Origin = "192.0.2.44",
        };
}
