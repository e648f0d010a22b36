using System.Security.Cryptography;
using System.Xml;
using System.Xml.Schema;
using Ebok.Core.Demo;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Demo;

[Trait("Id", "Demo")]
public class WriteDemoTests
{
    /// <summary>Above a thousand customers their invoices come in ZIP files, which the importer reads as they are.</summary>
    [Fact]
    public async Task Write_Large_PacksInvoicesIntoZipsThatAreImported()
    {
        await using var office = await Imports.ImportOffice.NewAsync(DatabaseKind.Sqlite);
        var written = WriteDemo.Run(
            Imports.ImportOffice.Profile,
            new DemoSize(1001, Invoices: 1),
            office.Folder,
            null,
            TestContext.Current.CancellationToken
        );

        Directory.GetFiles(office.Folder, "*.zip", SearchOption.AllDirectories).Length.ShouldBe(6);
        Directory.GetFiles(office.Folder, "*.xml", SearchOption.AllDirectories).ShouldBeEmpty();
        var report = await office.Fa3Async();
        (report.Read, report.Added, report.Refused).ShouldBe((written.XmlFiles, written.XmlFiles, 0));
    }

    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);

    public static TheoryData<string> Slugs => [.. Utilities.All.Select(u => u.Slug)];

    [Fact]
    public void Run_Twice_SameBytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        WriteDemo.Run(
            Utilities.Find("weglokoks")!,
            new DemoSize(5),
            one.Path,
            null,
            TestContext.Current.CancellationToken
        );
        WriteDemo.Run(
            Utilities.Find("weglokoks")!,
            new DemoSize(5),
            two.Path,
            null,
            TestContext.Current.CancellationToken
        );

        var files = Hashes(one.Path);
        files.Count.ShouldBeGreaterThan(100);
        Hashes(two.Path).ShouldBe(files);
    }

    /// <summary>The numbers that a person has on paper do not move when the code around them changes. Where they must,
    /// that is a line in the README's change log.</summary>
    [Fact]
    public void Paper_FromRunToRun_IsSteady()
    {
        var text = string.Join('\n', Utilities.All.Select(u => u.Slug).Order().Select(Line));
        text.ShouldBe(Steady);

        string Line(string slug)
        {
            var paper = DemoPaper.Of(Utilities.Find(slug)!);
            var person = paper.Unregistered[0];
            var invoice = person.Invoices[0];
            return $"{slug} {paper.Ordinary.Login} {person.CustomerCode} {person.Name} {invoice.Number} {invoice.Gross} {invoice.IssuedOn:yyyy-MM-dd}";
        }
    }

    private const string Steady = """
        kpec 0012417 0012473 Zofia von Berg FV/2026/11/00009 552.20 2026-11-05
        mpwik 104217 104273 Krystyna Ćwiklińska 104273/11/2026 407.28 2026-11-05
        qweb 001234 001290 Wojciech Zając FV/2026/11/00009 328.19 2026-11-05
        tarnobrzeg 39-29001 39-29057 Agnieszka Wiśniewska FV/2026/11/00009 358.45 2026-11-05
        weglokoks stanislawa.mazur.0@poczta.example 00417339 Zdzisław Brzęczyszczykiewicz FV/2026/11/00009 693.68 2026-11-05
        """;

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Run_EveryInvoice_IsValidAgainstTheOfficialSchema(string slug)
    {
        var schemas = Schemas();
        using var folder = new TemporaryFolder();
        WriteDemo.Run(
            Utilities.Find(slug)!,
            new DemoSize(13),
            folder.Path,
            null,
            TestContext.Current.CancellationToken
        );
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        var mistakes = new List<string>();
        settings.ValidationEventHandler += (_, e) => mistakes.Add($"{e.Exception.LineNumber}: {e.Message}");

        var (files, corrections) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.xml", SearchOption.AllDirectories))
        {
            using var reader = XmlReader.Create(file, settings);
            while (reader.Read())
                corrections += reader is { NodeType: XmlNodeType.Element, LocalName: "DaneFaKorygowanej" } ? 1 : 0;
            mistakes.ShouldBeEmpty(file);
            files++;
        }

        files.ShouldBeGreaterThan(100);
        corrections.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Paper_Unregistered_HasPersonsAndCompaniesWithThreeInvoices(string slug)
    {
        var utility = Utilities.Find(slug)!;
        var paper = DemoPaper.Of(utility);

        paper.Unregistered.Count.ShouldBeGreaterThanOrEqualTo(20);
        paper.Unregistered.ShouldContain(c => c.Nip != null);
        paper.Unregistered.ShouldContain(c => c.Pesel != null);
        paper.Unregistered.ShouldAllBe(c => utility.CustomerCode.Matches(c.CustomerCode));
        foreach (var customer in paper.Unregistered)
        {
            customer.Invoices.Count.ShouldBe(3);
            customer.Invoices.Select(i => i.IssuedOn).ShouldBeUnique();
            customer
                .Invoices.Select(i => i.IssuedOn)
                .ShouldBe(customer.Invoices.Select(i => i.IssuedOn).OrderDescending());
            (customer.Invoices[0].IssuedOn is { Year: 2026, Month: 11 }).ShouldBeTrue();
            customer.Invoices.ShouldAllBe(i => i.Gross.Grosze > 0);
            if (utility.CustomerCode.FirstDigitsOfInvoiceNumber > 0)
                customer.Invoices.ShouldAllBe(i => i.Number.StartsWith(customer.CustomerCode));
        }
    }

    [Fact]
    public void Run_AskedForInvoices_MakesThatMany()
    {
        using var folder = new TemporaryFolder();
        var written = WriteDemo.Run(
            Utilities.Find("tarnobrzeg")!,
            new DemoSize(3, 24),
            folder.Path,
            null,
            TestContext.Current.CancellationToken
        );

        written.Customers.ShouldBe(3);
        written.XmlFiles.ShouldBe(written.Invoices);
        written.Invoices.ShouldBeGreaterThanOrEqualTo(72);
    }

    private static SortedDictionary<string, string> Hashes(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    f => Path.GetRelativePath(folder, f),
                    f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))
                ),
            StringComparer.Ordinal
        );

    private static XmlSchemaSet Schemas()
    {
        // The main schema names the others by their addresses on the Ministry's site: they are added from the folder.
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Directory.EnumerateFiles(SharedData.File("data/xsd"), "*.xsd"))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            set.Add(XmlSchema.Read(reader, null)!);
        }
        set.Compile();
        return set;
    }
}
