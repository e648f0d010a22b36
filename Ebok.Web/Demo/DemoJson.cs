using System.Globalization;
using Ebok.Core.Demo;

namespace Ebok.Web.Demo;

/// <summary><c>/demo.json</c>, in the shape of requirements, "The stable surface".</summary>
/// <param name="Utilities">One each.</param>
/// <param name="Staff">Staff accounts, good at every utility.</param>
internal sealed record DemoJson(IReadOnlyList<DemoJson.Utility> Utilities, IReadOnlyList<DemoJson.StaffMember> Staff)
{
    internal static DemoJson Of(IReadOnlyList<DemoPaper> papers) =>
        new(
            [.. papers.Select(Of)],
            [
                .. DemoStaff.All.Select(s => new StaffMember(
                    s.Role.ToString().ToLowerInvariant(),
                    s.Login,
                    DemoPaper.Password
                )),
            ]
        );

    private static Utility Of(DemoPaper paper) =>
        new(
            paper.Slug,
            new SignInPaper(
                paper.Ordinary.Login,
                DemoPaper.Password,
                paper.Ordinary.Customers[0].CustomerCode,
                paper.Ordinary.Email,
                Invoices(paper.Ordinary.Customers[0])
            ),
            [
                .. paper.Unregistered.Select(c => new Unregistered(
                    c.CustomerCode,
                    c.Name,
                    c.Email,
                    c.Phone,
                    c.Nip,
                    c.Pesel,
                    c.Contract,
                    c.Address,
                    Invoices(c)
                )),
            ],
            new Credentials(paper.Manager.Login, DemoPaper.Password),
            new Credentials(paper.PartialManager.Login, DemoPaper.Password)
        );

    private static IReadOnlyList<Invoice> Invoices(PaperCustomer customer) =>
        [
            .. customer.Invoices.Select(i => new Invoice(
                i.Number,
                i.Gross.ToString(),
                i.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            )),
        ];

    internal sealed record Utility(
        string Slug,
        SignInPaper SignIn,
        IReadOnlyList<Unregistered> Unregistered,
        Credentials Manager,
        Credentials PartialManager
    );

    internal sealed record SignInPaper(
        string Login,
        string Password,
        string CustomerCode,
        string Email,
        IReadOnlyList<Invoice> Invoices
    );

    internal sealed record Unregistered(
        string CustomerCode,
        string Name,
        string Email,
        string Phone,
        string? Nip,
        string? Pesel,
        string Contract,
        string Address,
        IReadOnlyList<Invoice> Invoices
    );

    internal sealed record Credentials(string Login, string Password);

    internal sealed record Invoice(string Number, string Gross, string Issued);

    internal sealed record StaffMember(string Role, string Login, string Password);
}
