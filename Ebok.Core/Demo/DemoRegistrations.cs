using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>Registrations of the last of the demo's customers without an account: some as on paper, some with a slip, one
/// of nobody.</summary>
internal static class DemoRegistrations
{
    private static readonly Action<Dictionary<FieldKey, string>>[] Slips =
    [
        _ => { },
        fields =>
            Change(
                fields,
                FieldKey.BuyerAddress,
                address => "ul. Nowa 1" + address[address.IndexOf(',', StringComparison.Ordinal)..]
            ),
        _ => { },
        fields => Change(fields, FieldKey.InvoiceOrContractNumber, number => number + "9"),
        fields => Change(fields, FieldKey.CustomerCode, code => new string('9', code.Length)),
        _ => { },
    ];

    public static IReadOnlyList<RegistrationRequest> Of(UtilityProfile utility, DateTimeOffset now) =>
        [
            .. DemoPaper
                .Of(utility)
                .Unregistered.TakeLast(Slips.Length)
                .Select((customer, i) => Of(utility, customer, Slips[i], now.AddHours(-5 * (Slips.Length - i)))),
        ];

    /// <summary>The same with what the rules make of it.</summary>
    public static RegistrationRequest Judged(
        this RegistrationRequest request,
        CustomerId? customer,
        IEnumerable<ProofResult> failed
    ) =>
        new()
        {
            Id = request.Id,
            Utility = request.Utility,
            State = request.State,
            Values = request.Values,
            Login = request.Login,
            Email = request.Email,
            Customer = customer,
            ProofsFailed = string.Join(',', failed.Select(p => p.Kind)),
            SubmittedAt = request.SubmittedAt,
            ConfirmedAt = request.ConfirmedAt,
            Origin = request.Origin,
        };

    private static RegistrationRequest Of(
        UtilityProfile utility,
        PaperCustomer customer,
        Action<Dictionary<FieldKey, string>> slip,
        DateTimeOffset at
    )
    {
        var asked = utility.Registration.Steps.SelectMany(s => s.Fields).ToList();
        var fields = asked
            .Select(f => (f.Field, Value: ValueOf(f.Field, customer)))
            .Where(f => f.Value is not null)
            .DistinctBy(f => f.Field)
            .ToDictionary(f => f.Field, f => f.Value!);
        slip(fields);
        return new()
        {
            Id = RegistrationId.New(),
            Utility = utility.Id,
            State = RegistrationState.BeingChecked,
            Values = new RegistrationValues
            {
                Fields = fields,
                Words = asked
                    .Where(f => RegistrationConsents.IsConsent(f.Field))
                    .DistinctBy(f => f.Field)
                    .ToDictionary(f => f.Field, f => f.Label),
                TermsVersion = utility.Legal.TermsVersion,
            }.ToJson(),
            Login = Typed.Login(utility, fields) ?? customer.Email,
            Email = customer.Email,
            SubmittedAt = at,
            ConfirmedAt = at.AddMinutes(7),
            Origin = "192.0.2.44",
        };
    }

    private static string? ValueOf(FieldKey field, PaperCustomer customer) =>
        field switch
        {
            FieldKey.CustomerCode => customer.CustomerCode,
            FieldKey.BuyerName => customer.Name,
            FieldKey.BuyerAddress => customer.Address,
            FieldKey.NipOrPesel => customer.Nip ?? customer.Pesel,
            FieldKey.Nip => customer.Nip,
            FieldKey.InvoiceNumber or FieldKey.InvoiceOrContractNumber => customer.Invoices[0].Number,
            FieldKey.InvoiceGross => customer.Invoices[0].Gross.ToString(),
            FieldKey.Email => customer.Email,
            FieldKey.Phone => customer.Phone,
            FieldKey.ObjectToMarketing => FieldCheck.No,
            _ when FieldCheck.IsBox(field) => FieldCheck.Yes,
            _ => null,
        };

    private static void Change(Dictionary<FieldKey, string> fields, FieldKey field, Func<string, string> change)
    {
        if (fields.TryGetValue(field, out var value))
            fields[field] = change(value);
    }
}
