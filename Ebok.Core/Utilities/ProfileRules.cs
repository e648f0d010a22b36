using System.Text.RegularExpressions;
using Ebok.Core.Cases;
using Ebok.Core.Shared;

namespace Ebok.Core.Utilities;

/// <summary>What must hold between the values of a profile, beyond their shape. Pure: a profile in, mistakes out.</summary>
internal static partial class ProfileRules
{
    /// <summary>A pattern that takes longer on a code is a mistake of the profile. By the clock on the wall: on a busy
    /// machine a good one may well wait 100 ms for its turn.</summary>
    internal static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Adds every mistake: path and reason.</summary>
    internal static void Check(UtilityProfile profile, Action<string, ProfileReason> mistake)
    {
        if (profile.Slug.Length > 0 && !ProfileSlugs.IsFormed(profile.Slug))
            mistake(
                "$.slug",
                ProfileReason.Of("Slug", $"\"{profile.Slug}\" is not 2 to 40 small letters, digits and dashes")
            );
        if (ProfileSlugs.IsTaken(profile.Slug))
            mistake("$.slug", ProfileReason.Of("SlugTaken", $"\"{profile.Slug}\" is an address of the portal itself"));
        if (AccentTheme.Reason(profile.Look.Accent) is { } problem)
            mistake("$.look.accent", problem);
        foreach (var (host, i) in Numbered(profile.Hosts))
            if (Uri.CheckHostName(host) != UriHostNameType.Dns)
                mistake($"$.hosts[{i}]", ProfileReason.Of("Host", $"\"{host}\" is not a host name"));
            else if (profile.Hosts.Take(i).Contains(host, StringComparer.OrdinalIgnoreCase))
                mistake($"$.hosts[{i}]", ProfileReason.Twice(host));
        if (profile.Accessibility is { } accessibility)
            CheckAccessibility(accessibility, mistake);
        if (profile.Media.Count == 0)
            mistake("$.media", ProfileReason.Of("NoMedium", $"names nothing that is supplied"));
        ProfileTexts.Check(profile, mistake);
        CheckContact(profile, mistake);
        CheckCompanies(profile, mistake);
        CheckCode(profile.CustomerCode, mistake);
        CheckPassword(profile.Password, mistake);
        CheckReset(profile.Reset, mistake);
        RegistrationProfile.Check(profile, mistake);
        if (profile.Menu.Count == 0)
            mistake("$.menu", ProfileReason.Empty());
        CheckMenu(profile.Menu, "$.menu", mistake);
        ProfileNumbers.Check(profile.Lifetimes, "$.lifetimes", mistake);
        ProfileNumbers.Check(profile.Limits, "$.limits", mistake);
        CheckServices(profile, mistake);
    }

    private static void CheckContact(UtilityProfile profile, Action<string, ProfileReason> mistake)
    {
        var contact = profile.Contact;
        if (contact.Address.Count == 0)
            mistake("$.contact.address", ProfileReason.Empty());
        if (!IsEmail(contact.Email))
            mistake("$.contact.email", ProfileReason.Of("Email", $"\"{contact.Email}\" is not an e-mail address"));
        if (profile.Managers.RequestEmail is { } request && !IsEmail(request))
            mistake("$.managers.requestEmail", ProfileReason.Of("Email", $"\"{request}\" is not an e-mail address"));
        foreach (
            var (phone, name) in new[] { (contact.Phone, "phone"), (contact.EmergencyPhone ?? "0", "emergencyPhone") }
        )
            if (!phone.Any(char.IsAsciiDigit))
                mistake($"$.contact.{name}", ProfileReason.Of("Phone", $"\"{phone}\" has no digit"));
        // It becomes a link: of no kind that runs anything.
        if (contact.Website is { } site && !IsWeb(site))
            mistake("$.contact.website", NotWeb(site));
    }

    private static void CheckAccessibility(AccessibilityDeclaration declaration, Action<string, ProfileReason> mistake)
    {
        if (!IsWeb(declaration.Url))
            mistake("$.accessibility.url", NotWeb(declaration.Url));
        if (!IsEmail(declaration.Email))
            mistake(
                "$.accessibility.email",
                ProfileReason.Of("Email", $"\"{declaration.Email}\" is not an e-mail address")
            );
        if (declaration.Status != AccessibilityStatus.Full && declaration.Exceptions.Count == 0)
            mistake(
                "$.accessibility.exceptions",
                ProfileReason.Of("NoExceptions", $"names nothing that does not conform")
            );
        if (declaration.Assessment == AccessibilityAssessment.Outside && declaration.Auditor is null)
            mistake("$.accessibility.auditor", ProfileReason.Empty());
        if (declaration.Architecture.Count == 0)
            mistake("$.accessibility.architecture", ProfileReason.Empty());
        if (declaration.ReviewedOn < declaration.PreparedOn)
            mistake(
                "$.accessibility.reviewedOn",
                ProfileReason.Of("ReviewTooEarly", $"is before the declaration was drawn up")
            );
    }

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http";

    private static ProfileReason NotWeb(string text) =>
        ProfileReason.Of("Website", $"\"{text}\" is not an address as https://…");

    private static bool IsEmail(string text) =>
        System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && !text.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>');

    private static void CheckCompanies(UtilityProfile profile, Action<string, ProfileReason> mistake)
    {
        if (profile.Companies.Count == 0)
            mistake("$.companies", ProfileReason.Of("NoCompany", $"names no company"));
        foreach (var (company, i) in Numbered(profile.Companies))
        {
            var path = $"$.companies[{i}]";
            if (!Nip.TryParse(company.Nip, out var nip) || nip.Digits != company.Nip)
                mistake(
                    $"{path}.nip",
                    ProfileReason.Of("Nip", $"\"{company.Nip}\" is not a NIP of 10 digits with a right check digit")
                );
            if (company.Regon is not null && !Regon.TryParse(company.Regon, out _))
                mistake(
                    $"{path}.regon",
                    ProfileReason.Of("Regon", $"\"{company.Regon}\" is not a REGON with a right check digit")
                );
            if (!Nrb.TryParse(company.BankAccount, out _))
                mistake(
                    $"{path}.bankAccount",
                    ProfileReason.Of(
                        "Account",
                        $"\"{company.BankAccount}\" is not an account number of 26 digits with right check digits"
                    )
                );
            if (!PostCode().IsMatch(company.PostCode))
                mistake($"{path}.postCode", ProfileReason.Of("PostCode", $"\"{company.PostCode}\" is not as 00-000"));
            if (profile.Companies.Take(i).Any(c => c.Nip == company.Nip))
                mistake($"{path}.nip", ProfileReason.Twice(company.Nip));
        }
    }

    private static void CheckCode(CustomerCodeRule code, Action<string, ProfileReason> mistake)
    {
        try
        {
            if (!code.Matches(code.Example))
                mistake(
                    "$.customerCode.example",
                    ProfileReason.Of("Example", $"\"{code.Example}\" does not match the pattern {code.Pattern}")
                );
        }
        catch (RegexMatchTimeoutException)
        {
            mistake(
                "$.customerCode.pattern",
                ProfileReason.Of("PatternSlow", $"\"{code.Pattern}\" takes too long on its own example")
            );
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            mistake(
                "$.customerCode.pattern",
                ProfileReason.Of("Pattern", $"\"{code.Pattern}\" is not a regular expression: {e.Message}")
            );
        }
    }

    private static void CheckPassword(PasswordPolicy password, Action<string, ProfileReason> mistake)
    {
        if (password.MinLength is < 5 or > 64)
            mistake("$.password.minLength", ProfileReason.Range(password.MinLength, 5, 64));
        if (password.MaxLength is < 64 or > 1024)
            mistake("$.password.maxLength", ProfileReason.Range(password.MaxLength, 64, 1024));
        if (password.GroupsOfFour is < 0 or > 4)
            mistake("$.password.groupsOfFour", ProfileReason.Range(password.GroupsOfFour, 0, 4));
    }

    private static void CheckReset(ResetRules reset, Action<string, ProfileReason> mistake)
    {
        foreach (var (field, i) in Numbered(reset.Fields))
            if (reset.Fields.Take(i).Any(f => f.Field == field.Field))
                mistake($"$.reset.fields[{i}].field", ProfileReason.Of("FieldTwice", $"stands twice"));
            else if (!ResetAsks.Contains(field.Field))
                mistake(
                    $"$.reset.fields[{i}].field",
                    ProfileReason.Of("NotOfReset", $"is nothing that a reset compares")
                );
        FieldKey[] says = [FieldKey.Login, FieldKey.CustomerCode, FieldKey.Email];
        if (!reset.Fields.Any(f => f.Required && says.Contains(f.Field)))
            mistake(
                "$.reset.fields",
                ProfileReason.Of("ResetOfNobody", $"none that must be filled says whose account it is")
            );
        if (reset.LastInvoices is < 1 or > 24)
            mistake("$.reset.lastInvoices", ProfileReason.Range(reset.LastInvoices, 1, 24));
    }

    private static readonly FieldKey[] ResetAsks =
    [
        FieldKey.CustomerCode,
        FieldKey.Login,
        FieldKey.Email,
        FieldKey.InvoiceNumber,
        FieldKey.Company,
    ];

    private static void CheckMenu(IReadOnlyList<MenuItem> menu, string path, Action<string, ProfileReason> mistake)
    {
        foreach (var (item, i) in Numbered(menu))
        {
            if (item.Page is null && item.Children.Count == 0)
                mistake($"{path}[{i}]", ProfileReason.Of("MenuNowhere", $"leads nowhere: neither page nor children"));
            CheckMenu(item.Children, $"{path}[{i}].children", mistake);
        }
    }

    private static void CheckDataChange(DataChangeRules change, Action<string, ProfileReason> mistake)
    {
        foreach (var (field, i) in Numbered(change.Fields))
            if (change.Fields.Take(i).Any(f => f.Field == field.Field))
                mistake($"$.dataChange.fields[{i}].field", ProfileReason.Of("FieldTwice", $"stands twice"));
        var asked = change.Fields.Select(f => f.Field).ToHashSet();
        foreach (
            var (street, city) in new[]
            {
                (DataField.Street, DataField.City),
                (DataField.MailStreet, DataField.MailCity),
            }
        )
            if (asked.Contains(street) != asked.Contains(city))
                mistake("$.dataChange.fields", ProfileReason.Of("OnlyOneOf", $"has only one of {street} and {city}"));
    }

    private static void CheckServices(UtilityProfile profile, Action<string, ProfileReason> mistake)
    {
        CheckDataChange(profile.DataChange, mistake);
        foreach (var (notice, i) in Numbered(profile.Notices))
        {
            if (!ProfileSlugs.IsFormed(notice.Key))
                mistake(
                    $"$.notices[{i}].key",
                    ProfileReason.Of("Slug", $"\"{notice.Key}\" is not small letters, digits and dashes")
                );
            if (notice.Key == CaseTypes.DataChange)
                mistake(
                    $"$.notices[{i}].key",
                    ProfileReason.Of("OfThePortal", $"\"{notice.Key}\" is the office's own")
                );
            if (profile.Notices.Take(i).Any(n => n.Key == notice.Key))
                mistake($"$.notices[{i}].key", ProfileReason.Twice(notice.Key));
        }
        if (CaseNumbers.Problem(profile.CaseNumber) is { } problem)
            mistake("$.caseNumber", ProfileReason.Of("CaseNumber", $"\"{profile.CaseNumber}\" {problem}"));
        if (profile.Attachments.MaxFiles is < 0 or > 20)
            mistake("$.attachments.maxFiles", ProfileReason.Range(profile.Attachments.MaxFiles, 0, 20));
        if (profile.Attachments.MaxMegabytes is < 1 or > 50)
            mistake("$.attachments.maxMegabytes", ProfileReason.Range(profile.Attachments.MaxMegabytes, 1, 50));
        foreach (var (day, name) in new[] { (profile.Readings.FromDay, "fromDay"), (profile.Readings.ToDay, "toDay") })
            if (day is < 1 or > 31)
                mistake($"$.readings.{name}", ProfileReason.Of("DayOfMonth", $"{day} is not a day of a month"));
        foreach (var (clock, i) in Numbered(profile.Clocks))
            if (clock.Days is < 1 or > 90)
                mistake($"$.clocks[{i}].days", ProfileReason.Range(clock.Days, 1, 90));
        CheckInterest(profile.Interest, mistake);
    }

    private static void CheckInterest(InterestRules interest, Action<string, ProfileReason> mistake)
    {
        if (interest.Shown && interest.Rates.Count == 0)
            mistake("$.interest.rates", ProfileReason.Empty());
        foreach (var (rate, i) in Numbered(interest.Rates))
        {
            if (rate.Hundredths is < 0 or > 10_000)
                mistake($"$.interest.rates[{i}].hundredths", ProfileReason.Range(rate.Hundredths, 0, 10_000));
            if (i > 0 && rate.From <= interest.Rates[i - 1].From)
                mistake(
                    $"$.interest.rates[{i}].from",
                    ProfileReason.Of("RateOrder", $"is not after the rate before it")
                );
        }
    }

    internal static IEnumerable<(T Item, int Index)> Numbered<T>(IEnumerable<T> items) =>
        items.Select((item, i) => (item, i));

    [GeneratedRegex("^[0-9]{2}-[0-9]{3}$")]
    private static partial Regex PostCode();
}
