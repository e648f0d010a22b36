using System.Globalization;
using System.Text.RegularExpressions;
using Ebok.Core.Cases;
using Ebok.Core.Shared;

namespace Ebok.Core.Utilities;

/// <summary>What must hold between the values of a profile, beyond their shape. Pure: a profile in, mistakes out.</summary>
internal static partial class ProfileRules
{
    /// <summary>Addresses of the portal itself, which a slug must not take.</summary>
    private static readonly string[] TakenSlugs = ["operator", "health", "demo", "css", "js", "pdfjs"];

    /// <summary>A pattern that takes longer on a code is a mistake of the profile. By the clock on the wall: on a busy
    /// machine a good one may well wait 100 ms for its turn.</summary>
    internal static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Adds every mistake: path and reason.</summary>
    internal static void Check(UtilityProfile profile, Action<string, string> mistake)
    {
        if (!Slug().IsMatch(profile.Slug))
            mistake("$.slug", $"\"{profile.Slug}\" is not 2 to 40 small letters, digits and dashes");
        if (TakenSlugs.Contains(profile.Slug))
            mistake("$.slug", $"\"{profile.Slug}\" is an address of the portal itself");
        if (AccentTheme.Problem(profile.Look.Accent) is { } problem)
            mistake("$.look.accent", problem);
        foreach (var (host, i) in Numbered(profile.Hosts))
            if (Uri.CheckHostName(host) != UriHostNameType.Dns)
                mistake($"$.hosts[{i}]", $"\"{host}\" is not a host name");
            else if (profile.Hosts.Take(i).Contains(host, StringComparer.OrdinalIgnoreCase))
                mistake($"$.hosts[{i}]", $"\"{host}\" stands twice");
        CheckCompanies(profile, mistake);
        CheckCode(profile.CustomerCode, mistake);
        CheckPassword(profile.Password, mistake);
        CheckReset(profile.Reset, mistake);
        CheckRegistration(profile, mistake);
        CheckMenu(profile.Menu, "$.menu", mistake);
        CheckPositive(profile.Lifetimes, "$.lifetimes", mistake);
        CheckPositive(profile.Limits, "$.limits", mistake);
        CheckServices(profile, mistake);
    }

    private static void CheckCompanies(UtilityProfile profile, Action<string, string> mistake)
    {
        if (profile.Companies.Count == 0)
            mistake("$.companies", "names no company");
        foreach (var (company, i) in Numbered(profile.Companies))
        {
            var path = $"$.companies[{i}]";
            if (!Nip.TryParse(company.Nip, out var nip) || nip.Digits != company.Nip)
                mistake($"{path}.nip", $"\"{company.Nip}\" is not a NIP of 10 digits with a right check digit");
            if (company.Regon is not null && !Regon.TryParse(company.Regon, out _))
                mistake($"{path}.regon", $"\"{company.Regon}\" is not a REGON with a right check digit");
            if (!Nrb.TryParse(company.BankAccount, out _))
                mistake(
                    $"{path}.bankAccount",
                    $"\"{company.BankAccount}\" is not an account number of 26 digits with right check digits"
                );
            if (profile.Companies.Take(i).Any(c => c.Nip == company.Nip))
                mistake($"{path}.nip", $"\"{company.Nip}\" stands twice");
        }
    }

    private static void CheckCode(CustomerCodeRule code, Action<string, string> mistake)
    {
        try
        {
            if (!code.Matches(code.Example))
                mistake("$.customerCode.example", $"\"{code.Example}\" does not match the pattern {code.Pattern}");
        }
        catch (RegexMatchTimeoutException)
        {
            mistake("$.customerCode.pattern", $"\"{code.Pattern}\" takes too long on its own example");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            mistake("$.customerCode.pattern", $"\"{code.Pattern}\" is not a regular expression: {e.Message}");
        }
    }

    private static void CheckPassword(PasswordPolicy password, Action<string, string> mistake)
    {
        if (password.MinLength is < 5 or > 64)
            mistake("$.password.minLength", $"{password.MinLength} is not between 5 and 64");
        if (password.MaxLength is < 64 or > 1024)
            mistake("$.password.maxLength", $"{password.MaxLength} is not between 64 and 1024");
        if (password.GroupsOfFour is < 0 or > 4)
            mistake("$.password.groupsOfFour", $"{password.GroupsOfFour} is not between 0 and 4");
    }

    private static void CheckReset(ResetRules reset, Action<string, string> mistake)
    {
        foreach (var (field, i) in Numbered(reset.Fields))
            if (reset.Fields.Take(i).Any(f => f.Field == field.Field))
                mistake($"$.reset.fields[{i}].field", "stands twice");
            else if (!ResetAsks.Contains(field.Field))
                mistake($"$.reset.fields[{i}].field", "is nothing that a reset compares");
        FieldKey[] says = [FieldKey.Login, FieldKey.CustomerCode, FieldKey.Email];
        if (!reset.Fields.Any(f => f.Required && says.Contains(f.Field)))
            mistake("$.reset.fields", "none that must be filled says whose account it is");
        if (reset.LastInvoices is < 1 or > 24)
            mistake("$.reset.lastInvoices", $"{reset.LastInvoices} is not between 1 and 24");
    }

    private static readonly FieldKey[] ResetAsks =
    [
        FieldKey.CustomerCode,
        FieldKey.Login,
        FieldKey.Email,
        FieldKey.InvoiceNumber,
        FieldKey.Company,
    ];

    private static void CheckRegistration(UtilityProfile profile, Action<string, string> mistake)
    {
        var steps = profile.Registration.Steps;
        if (steps.Count == 0)
            mistake("$.registration.steps", "names no step");
        foreach (var (step, i) in Numbered(steps))
        {
            var path = $"$.registration.steps[{i}].fields";
            foreach (var (field, j) in Numbered(step.Fields))
            {
                if (step.Fields.Take(j).Any(f => f.Field == field.Field))
                    mistake($"{path}[{j}].field", "stands twice in this step");
                var earlier = steps.Take(i).SelectMany(s => s.Fields).Any(f => f.Field == field.Field);
                if (field.Locked && !earlier && field.Field != FieldKey.Login)
                    mistake($"{path}[{j}].locked", "no earlier step asks for it");
            }
        }
        var asked = steps.SelectMany(s => s.Fields).Select(f => f.Field).ToHashSet();
        foreach (var (proof, i) in Numbered(profile.Registration.Proofs))
        {
            var path = $"$.registration.proofs[{i}]";
            if (!Needs(proof.Kind).Any(asked.Contains))
                mistake($"{path}.kind", "no step asks for what it compares");
            if (proof.LastInvoices is < 1 or > 24)
                mistake($"{path}.lastInvoices", $"{proof.LastInvoices} is not between 1 and 24");
        }
        if (profile.Registration.Confirmation == EmailConfirmation.Code && !asked.Contains(FieldKey.OneTimeCode))
            mistake("$.registration.confirmation", "is a code, and no step asks for it");
    }

    private static FieldKey[] Needs(ProofKind kind) =>
        kind switch
        {
            ProofKind.CustomerCodeExists => [FieldKey.CustomerCode, FieldKey.InvoiceNumber],
            ProofKind.LateInvoice => [FieldKey.InvoiceNumber],
            ProofKind.LateInvoiceOrContract => [FieldKey.InvoiceOrContractNumber],
            ProofKind.GrossOfInvoice => [FieldKey.InvoiceGross],
            ProofKind.NameOnInvoice => [FieldKey.BuyerName],
            ProofKind.AddressOnFile => [FieldKey.BuyerAddress],
            ProofKind.NipOfCompany => [FieldKey.Nip],
            ProofKind.NipOrPeselOnFile => [FieldKey.NipOrPesel],
            _ => [],
        };

    private static void CheckMenu(IReadOnlyList<MenuItem> menu, string path, Action<string, string> mistake)
    {
        foreach (var (item, i) in Numbered(menu))
        {
            if (item.Page is null && item.Children.Count == 0)
                mistake($"{path}[{i}]", "leads nowhere: neither page nor children");
            CheckMenu(item.Children, $"{path}[{i}].children", mistake);
        }
    }

    private static void CheckDataChange(DataChangeRules change, Action<string, string> mistake)
    {
        foreach (var (field, i) in Numbered(change.Fields))
            if (change.Fields.Take(i).Any(f => f.Field == field.Field))
                mistake($"$.dataChange.fields[{i}].field", "stands twice");
        var asked = change.Fields.Select(f => f.Field).ToHashSet();
        foreach (
            var (street, city) in new[]
            {
                (DataField.Street, DataField.City),
                (DataField.MailStreet, DataField.MailCity),
            }
        )
            if (asked.Contains(street) != asked.Contains(city))
                mistake("$.dataChange.fields", $"has only one of {street} and {city}");
    }

    private static void CheckServices(UtilityProfile profile, Action<string, string> mistake)
    {
        CheckDataChange(profile.DataChange, mistake);
        foreach (var (notice, i) in Numbered(profile.Notices))
        {
            if (!Slug().IsMatch(notice.Key))
                mistake($"$.notices[{i}].key", $"\"{notice.Key}\" is not small letters, digits and dashes");
            if (notice.Key == CaseTypes.DataChange)
                mistake($"$.notices[{i}].key", $"\"{notice.Key}\" is the office's own");
            if (profile.Notices.Take(i).Any(n => n.Key == notice.Key))
                mistake($"$.notices[{i}].key", $"\"{notice.Key}\" stands twice");
        }
        if (CaseNumbers.Problem(profile.CaseNumber) is { } problem)
            mistake("$.caseNumber", $"\"{profile.CaseNumber}\" {problem}");
        if (profile.Attachments.MaxFiles is < 0 or > 20)
            mistake("$.attachments.maxFiles", $"{profile.Attachments.MaxFiles} is not between 0 and 20");
        if (profile.Attachments.MaxMegabytes is < 1 or > 50)
            mistake("$.attachments.maxMegabytes", $"{profile.Attachments.MaxMegabytes} is not between 1 and 50");
        foreach (var (day, name) in new[] { (profile.Readings.FromDay, "fromDay"), (profile.Readings.ToDay, "toDay") })
            if (day is < 1 or > 31)
                mistake($"$.readings.{name}", $"{day} is not a day of a month");
        foreach (var (clock, i) in Numbered(profile.Clocks))
            if (clock.Days is < 1 or > 90)
                mistake($"$.clocks[{i}].days", $"{clock.Days} is not between 1 and 90");
    }

    /// <summary>Lifetimes and limits are whole numbers above zero, all of them.</summary>
    private static void CheckPositive(object values, string path, Action<string, string> mistake)
    {
        foreach (var property in ProfileShape.Options.GetTypeInfo(values.GetType()).Properties)
            if (property.Get!(values) is int and (< 1 or > 1_000_000))
                mistake(
                    $"{path}.{property.Name}",
                    string.Create(CultureInfo.InvariantCulture, $"{property.Get(values)} is not above zero")
                );
    }

    private static IEnumerable<(T Item, int Index)> Numbered<T>(IEnumerable<T> items) =>
        items.Select((item, i) => (item, i));

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){1,39}$")]
    private static partial Regex Slug();
}
