using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Imports;

/// <summary>Whose an invoice is.</summary>
[Trait("Id", "B1")]
public class BuyerMatcherTests
{
    [Theory, OnEachDatabase]
    public async Task Import_Buyer_MatchesByCodeThenAccountThenContract(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        const string Own = "61109010140000071219812874",
            Shared = "10154011572115668086330004";
        var byCode = Given.Customer("K-1");
        var byAccount = Given.Customer("K-2");
        byAccount.Account = Own;
        var (twinA, twinB) = (Given.Customer("K-3"), Given.Customer("K-4"));
        (twinA.Account, twinB.Account) = (Shared, Shared);
        var stranger = Given.Customer("K-1", utility: new UtilityId("mpwik"));
        await office.Database.AddAsync(byCode, byAccount, twinA, twinB, stranger, Given.Contract(twinB, "U/1"));
        office.Write("1.xml", new Fa3Xml { Number = "code", Account = Own }.Bytes);
        office.Write(
            "2.xml",
            new Fa3Xml
            {
                Number = "account",
                Code = null,
                Account = Own,
            }.Bytes
        );
        office.Write(
            "3.xml",
            new Fa3Xml
            {
                Number = "contract",
                Code = null,
                Account = Shared,
                Contract = "U/1",
            }.Bytes
        );
        // formats.md: NrKlienta is the first key. Where it names nobody, account and contract are not asked behind its back.
        office.Write(
            "5.xml",
            new Fa3Xml
            {
                Number = "stranger's code",
                Code = "?",
                Account = Own,
                Contract = "U/1",
            }.Bytes
        );
        office.Write(
            "4.xml",
            new Fa3Xml
            {
                Number = "nobody",
                Code = null,
                Account = Shared,
            }.Bytes
        );

        var report = await office.Fa3Async();

        (await office.InvoiceAsync("code")).Customer.ShouldBe(byCode.Id);
        (await office.InvoiceAsync("account")).Customer.ShouldBe(byAccount.Id);
        (await office.InvoiceAsync("contract")).Customer.ShouldBe(twinB.Id);
        (await office.InvoiceAsync("nobody")).Customer.ShouldBeNull();
        (await office.InvoiceAsync("stranger's code")).Customer.ShouldBeNull();
        report.Unmatched.ShouldBe(2);
    }
}
