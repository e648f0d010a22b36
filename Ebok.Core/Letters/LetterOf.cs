using System.Globalization;
using Ebok.Core.Customers;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Core.Letters;

/// <summary>Puts a letter together.</summary>
internal static class LetterOf
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>To the address for letters, where there is one.</summary>
    public static LetterSheet To(
        Customer customer,
        UtilityProfile utility,
        PublicLinks links,
        string login,
        string password,
        DateTimeOffset goodUntil,
        DateOnly today
    )
    {
        var mail = !string.IsNullOrEmpty(customer.MailStreet) || !string.IsNullOrEmpty(customer.MailCity);
        string?[] address = mail
            ?
            [
                customer.MailName ?? customer.Name,
                customer.MailStreet,
                $"{customer.MailPostCode} {customer.MailCity}".Trim(),
            ]
            : [customer.Name, customer.Street, $"{customer.PostCode} {customer.City}".Trim()];
        return To(address, utility, links, login, password, goodUntil, today);
    }

    /// <summary>To whoever stands in these lines.</summary>
    public static LetterSheet To(
        IReadOnlyList<string?> address,
        UtilityProfile utility,
        PublicLinks links,
        string login,
        string password,
        DateTimeOffset goodUntil,
        DateOnly today
    )
    {
        var company = utility.Companies[0];
        return new()
        {
            Sender = $"{company.ShortName}, {company.Street}, {company.PostCode} {company.City}",
            Recipient = [.. address.OfType<string>().Where(line => line.Length > 0)],
            PlaceAndDay = $"{company.City}, {today.ToString("d MMMM yyyy", Polish)}",
            Office = $"{utility.OfficeName} {utility.ShortName}",
            LoginLabel = utility.SignIn.LoginLabel,
            Login = login,
            Password = password,
            GoodUntil = goodUntil,
            SignIn = links.To(utility, "logowanie"),
            Contact = [$"{utility.Contact.Office}, tel. {utility.Contact.Phone}", utility.Contact.Email],
        };
    }
}
