using Ebok.Core.Customers;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>What a person would have on paper: sign-ins of the demo and customers who have none yet. Made from the
/// profile alone, so that it is the same from run to run.</summary>
/// <param name="Slug">The utility.</param>
/// <param name="Ordinary">An ordinary customer.</param>
/// <param name="Family">One login with two customers (C2).</param>
/// <param name="Manager">A property manager of whole customers (M3).</param>
/// <param name="PartialManager">A manager of some of a customer's points (M4).</param>
/// <param name="Unregistered">Customers without a login.</param>
public sealed record DemoPaper(
    string Slug,
    DemoLogin Ordinary,
    DemoLogin Family,
    DemoLogin Manager,
    DemoLogin PartialManager,
    IReadOnlyList<PaperCustomer> Unregistered
)
{
    /// <summary>Password of every demo login: good for every profile's policy.</summary>
    public const string Password = "Sosna-nad-Rzeka-48";

    /// <summary>The paper of one utility's usual demo.</summary>
    public static DemoPaper Of(UtilityProfile utility)
    {
        var plan = new DemoPlan(utility, DemoSize.Default);
        var ordinary = PaperCustomer.Of(plan, DemoPlan.Ordinary);
        var family = DemoPlan.Family.Select(i => PaperCustomer.Of(plan, i)).ToList();
        var manager = DemoPeople.ManagerOf(plan).Name;
        var partly = PaperCustomer.Of(plan, DemoPlan.PartlyManaged);
        var points = DemoPeople.Make(plan, DemoPlan.PartlyManaged).Contracts[0].Points;
        return new DemoPaper(
            utility.Slug,
            Login(utility, ordinary.Name, ordinary.Email, ordinary.CustomerCode, [ordinary], []),
            Login(utility, family[0].Name, family[0].Email, family[0].CustomerCode, family, []),
            Login(
                utility,
                manager,
                $"zarzadca@{utility.Slug}.example",
                DemoNumbers.LoginFromTop(utility.CustomerCode, 0),
                [.. DemoPlan.Managed.Select(i => PaperCustomer.Of(plan, i))],
                []
            ),
            Login(
                utility,
                manager,
                $"zarzadca.czesci@{utility.Slug}.example",
                DemoNumbers.LoginFromTop(utility.CustomerCode, 1),
                [partly],
                [points[0].Code, points[2].Code]
            ),
            [
                .. Enumerable
                    .Range(DemoPlan.FirstUnregistered, DemoSize.Default.Customers - DemoPlan.FirstUnregistered)
                    .Select(i => PaperCustomer.Of(plan, i)),
            ]
        );
    }

    private static DemoLogin Login(
        UtilityProfile utility,
        string name,
        string email,
        string code,
        IReadOnlyList<PaperCustomer> customers,
        IReadOnlyList<string> points
    ) => new(name, utility.SignIn.Kind == LoginKind.Email ? email : code, email, customers, points);
}

/// <summary>A login of the demo.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Login">By the profile's login kind.</param>
/// <param name="Email">Where its mails go.</param>
/// <param name="Customers">For whom it may act.</param>
/// <param name="Points">Codes of the only supply points that are granted; none: the whole customers.</param>
public sealed record DemoLogin(
    string Name,
    string Login,
    string Email,
    IReadOnlyList<PaperCustomer> Customers,
    IReadOnlyList<string> Points
);

/// <summary>A customer as his papers show him.</summary>
/// <param name="CustomerCode">As on the invoice.</param>
/// <param name="Name">As on the invoice.</param>
/// <param name="Kind">Person, company, community.</param>
/// <param name="Email">His address.</param>
/// <param name="Phone">His telephone.</param>
/// <param name="Nip">Of a company; else null.</param>
/// <param name="Pesel">Of a person; else null.</param>
/// <param name="Contract">Number of his contract.</param>
/// <param name="Address">In one line.</param>
/// <param name="Invoices">The last three, newest first.</param>
public sealed record PaperCustomer(
    string CustomerCode,
    string Name,
    CustomerKind Kind,
    string Email,
    string Phone,
    string? Nip,
    string? Pesel,
    string Contract,
    string Address,
    IReadOnlyList<PaperInvoice> Invoices
)
{
    internal static PaperCustomer Of(DemoPlan plan, int index)
    {
        var book = DemoBook.Of(plan, index);
        var c = book.Customer;
        return new PaperCustomer(
            c.Code,
            c.Name,
            c.Kind,
            c.Email,
            c.Phone,
            c.Nip,
            c.Pesel,
            c.Contracts[0].Number,
            c.Address.Line,
            [
                .. book
                    .Invoices.OrderByDescending(i => i.IssuedOn)
                    .Take(3)
                    .Select(i => new PaperInvoice(i.Number, i.Gross, i.IssuedOn)),
            ]
        );
    }
}

/// <summary>An invoice on paper.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Gross">Its gross amount.</param>
/// <param name="IssuedOn">Its day.</param>
public sealed record PaperInvoice(string Number, Money Gross, DateOnly IssuedOn);
