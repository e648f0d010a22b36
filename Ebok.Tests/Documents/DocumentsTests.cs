using System.Text;
using Ebok.Core.Documents;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Documents;

[Trait("Id", "M8")]
public class DocumentsTests
{
    [Theory, OnEachDatabase]
    public async Task List_PublicAndOwnContracts_NoInvoices(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (customer, stranger) = (Given.Customer("K0001"), Given.Customer("K0002"));
        var text = Given.Document(DocumentKind.ContractText, "umowa.pdf", customer.Id);
        var contract = Given.Contract(customer, "U/1");
        contract.Text = text.Id;
        await database.AddAsync(
            customer,
            stranger,
            text,
            contract,
            Given.Document(DocumentKind.Public, "taryfa.pdf"),
            Given.Document(DocumentKind.SuppliedInvoice, "fv.pdf", customer.Id)
        );
        var list = new ListDocuments(database.Store, new TestClock());

        (await list.RunAsync(Given.Owner(customer), new(1), Cancel))
            .Rows.Select(d => d.Name)
            .ShouldBe(["umowa.pdf", "taryfa.pdf"]);
        (await list.RunAsync(Given.Owner(stranger), new(1), Cancel))
            .Rows.ShouldHaveSingleItem()
            .Name.ShouldBe("taryfa.pdf");
    }

    [Theory, OnEachDatabase]
    public async Task Open_OwnContract_IsItsBytes_AStrangersIsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var files = new FileStore(Path.Combine(database.Folder, "files"));
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7"));
        var (hash, _) = await files.SaveAsync(bytes, Cancel);
        var (customer, stranger) = (Given.Customer("K0001"), Given.Customer("K0002"));
        var text = Given.Document(DocumentKind.ContractText, "umowa.pdf", customer.Id, hash);
        var contract = Given.Contract(customer, "U/1");
        contract.Text = text.Id;
        await database.AddAsync(customer, stranger, text, contract);
        var open = new OpenDocument(database.Store, files, new TestClock());

        var opened = (await open.RunAsync(Given.Owner(customer), text.Id, Cancel)).ShouldNotBeNull();
        await using var content = opened.Content;
        using var reader = new StreamReader(content);
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("%PDF-1.7");
        (await open.RunAsync(Given.Owner(stranger), text.Id, Cancel)).ShouldBeNull();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
