using Ebok.Core.Customers;
using Ebok.Core.Invoices;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Registration;

/// <summary>What was typed against what is on file, as pure rules (R2).</summary>
[Trait("Id", "R2")]
public class ProofTests
{
    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);
    private static readonly UtilityProfile Tarnobrzeg = Utilities.Find("tarnobrzeg")!;
    private static readonly UtilityProfile Kpec = Utilities.Find("kpec")!;
    private static readonly DateOnly Day = new(2026, 11, 5);

    [Theory]
    [InlineData(FieldKey.BuyerName, "Anna Nowak", ProofKind.NameOnInvoice)]
    [InlineData(FieldKey.BuyerName, "Kowalski Jan", ProofKind.NameOnInvoice)]
    [InlineData(FieldKey.BuyerName, "", ProofKind.NameOnInvoice)]
    [InlineData(FieldKey.InvoiceNumber, "FV/2026/99", ProofKind.LateInvoice)]
    [InlineData(FieldKey.InvoiceNumber, "FV/2026/07", ProofKind.LateInvoice)] // the fourth of the last three
    [InlineData(FieldKey.InvoiceNumber, "FV/2026/7", ProofKind.LateInvoice)]
    [InlineData(FieldKey.InvoiceGross, "184,33", ProofKind.GrossOfInvoice)]
    [InlineData(FieldKey.InvoiceGross, "100,09", ProofKind.GrossOfInvoice)] // of another of his invoices
    [InlineData(FieldKey.InvoiceGross, "x", ProofKind.GrossOfInvoice)]
    [InlineData(FieldKey.RegisteredAs, "Company", ProofKind.NipOfCompany)]
    public void Judge_OneThingWrong_ThatProofFails(FieldKey field, string value, ProofKind failed)
    {
        var typed = Typed();
        Failed(Tarnobrzeg, typed, Facts()).ShouldBeEmpty();
        typed[field] = value;

        Failed(Tarnobrzeg, typed, Facts()).ShouldContain(failed);
    }

    [Theory]
    [InlineData(FieldKey.BuyerName, "  JAN   kowalski ")]
    [InlineData(FieldKey.InvoiceNumber, " fv / 2026 / 10 ")]
    [InlineData(FieldKey.InvoiceNumber, "FV-2026-10")]
    [InlineData(FieldKey.InvoiceGross, "184.32")]
    [InlineData(FieldKey.InvoiceGross, "184,32 zł")]
    public void Judge_WrittenAnotherWay_Holds(FieldKey field, string value)
    {
        var typed = Typed();
        typed[field] = value;

        Failed(Tarnobrzeg, typed, Facts()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kowalski Jan")]
    [InlineData("jan KOWALSKI")]
    public void Judge_AnyNameOrder_HoldsWhereTheProfileSaysSo(string name) =>
        Failed(Kpec, new(OfKpec()) { [FieldKey.BuyerName] = name }, Facts()).ShouldBeEmpty();

    [Theory]
    [InlineData("ul. Długa 5/3, 39-400 Tarnobrzeg")]
    [InlineData("Długa 5 m. 3")]
    [InlineData("tarnobrzeg, ulica długa 5 lok. 3")]
    [InlineData("39-400 Tarnobrzeg Długa 5/3")]
    public void Judge_AddressInAnyDress_Holds(string address) =>
        Failed(Kpec, new(OfKpec()) { [FieldKey.BuyerAddress] = address }, Facts()).ShouldBeEmpty();

    [Theory]
    [InlineData("Długa 5")]
    [InlineData("Długa 53")]
    [InlineData("Krótka 5/3")]
    [InlineData("Tarnobrzeg")]
    [InlineData("")]
    public void Judge_OtherAddress_Fails(string address) =>
        Failed(Kpec, new(OfKpec()) { [FieldKey.BuyerAddress] = address }, Facts()).ShouldBe([ProofKind.AddressOnFile]);

    [Fact]
    public void Judge_ContractInsteadOfInvoice_Holds() =>
        Failed(Kpec, new(OfKpec()) { [FieldKey.InvoiceOrContractNumber] = " um / 12 / 2019" }, Facts()).ShouldBeEmpty();

    /// <summary>rules.md: "PESEL that the company does not have on file". It cannot hold, and an operator sees why.</summary>
    [Fact]
    public void Judge_PeselNotOnFile_IsSaidToBeMissingThere() =>
        Proofs
            .Judge(Kpec, OfKpec(), Facts() with { Pesel = null })
            .Single(p => p.Verdict != ProofVerdict.Held)
            .ShouldBe(new ProofResult(ProofKind.NipOrPeselOnFile, ProofVerdict.NotOnFile));

    [Fact]
    public void Judge_CompanyAsPerson_DoesNotGetRoundItsNip()
    {
        var firm = Facts() with { Kind = CustomerKind.Company, Nip = "526-587-76-35" };
        var typed = Typed();

        Failed(Tarnobrzeg, typed, firm).ShouldBe([ProofKind.NipOfCompany]);
        typed[FieldKey.RegisteredAs] = FieldCheck.Firm;
        typed[FieldKey.Nip] = "5265877635";
        Failed(Tarnobrzeg, typed, firm).ShouldBeEmpty();
    }

    [Fact]
    public void Judge_UnknownCustomer_NothingHolds() =>
        Failed(Tarnobrzeg, Typed(), Facts() with { Customer = null })
            .ShouldBe(Tarnobrzeg.Registration.Proofs.Select(p => p.Kind));

    [Fact]
    public void Late_Correction_CountsAndPushesNothingOut()
    {
        InvoiceFact[] invoices =
        [
            Invoice("KOR/1", Day, 1, InvoiceKind.Correction),
            Invoice("FV/3", Day.AddDays(-1), 2),
            Invoice("FV/2", Day.AddDays(-30), 3),
            Invoice("FV/1", Day.AddDays(-60), 4),
        ];

        Proofs.Late(invoices, 1).Select(i => i.Number).ShouldBe(["KOR/1", "FV/3"]);
        Proofs.Late(invoices, 2).Select(i => i.Number).Order().ShouldBe(["FV/2", "FV/3", "KOR/1"]);
    }

    /// <summary>An amount is the same with a comma, a point, spaces and "zł"; no other amount is.</summary>
    [Fact]
    public void Amount_HoweverWritten_IsTheAmount() =>
        Prop.ForAll<PositiveInt, bool, bool>(
                (grosze, comma, unit) =>
                {
                    var money = new Money(grosze.Get);
                    var text = comma ? money.ToString().Replace('.', ',') : money.ToString();
                    return Core.Registration.Typed.Amount(" " + text + (unit ? " zł" : "")) == money
                        && Core.Registration.Typed.Amount(new Money(grosze.Get + 1).ToString()) != money;
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>A number stays itself with spaces anywhere and in small letters, and never becomes another.</summary>
    [Fact]
    public void Number_WithSpaces_IsTheNumber() =>
        Prop.ForAll<PositiveInt, PositiveInt, int>(
                (number, other, where) =>
                {
                    var text = $"FV/{number.Get}/A";
                    var spaced = text.Insert((int)((uint)where % (text.Length + 1)), " ");
                    return Core.Registration.Typed.Number(spaced.ToLowerInvariant(), true) == text
                        && (number.Get == other.Get)
                            == (Core.Registration.Typed.Number($"FV/{other.Get}/A", true) == text);
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Words of a name in any order are the name; one word more or less is not.</summary>
    [Fact]
    public void Name_InAnyOrder_IsTheName() =>
        Prop.ForAll<NonEmptyArray<PositiveInt>, int>(
                (words, turn) =>
                {
                    var name = words.Get.Select(w => $"w{w.Get}").ToArray();
                    var turned = name.Skip((int)((uint)turn % name.Length))
                        .Concat(name.Take((int)((uint)turn % name.Length)));
                    var expected = Core.Registration.Typed.Name(string.Join(' ', name), anyOrder: true);
                    return Core.Registration.Typed.Name(string.Join("  ", turned), true).SequenceEqual(expected)
                        && !Core
                            .Registration.Typed.Name(string.Join(' ', name.Append("x")), true)
                            .SequenceEqual(expected);
                }
            )
            .QuickCheckThrowOnFailure();

    private static List<ProofKind> Failed(
        UtilityProfile utility,
        Dictionary<FieldKey, string> typed,
        ProofFacts facts
    ) => [.. Proofs.Judge(utility, typed, facts).Where(p => p.Verdict != ProofVerdict.Held).Select(p => p.Kind)];

    private static Dictionary<FieldKey, string> Typed() =>
        new()
        {
            [FieldKey.RegisteredAs] = FieldCheck.Person,
            [FieldKey.BuyerName] = "Jan Kowalski",
            [FieldKey.InvoiceNumber] = "FV/2026/10",
            [FieldKey.InvoiceGross] = "184,32",
        };

    private static Dictionary<FieldKey, string> OfKpec() =>
        new()
        {
            [FieldKey.BuyerName] = "Jan Kowalski",
            [FieldKey.BuyerAddress] = "Długa 5/3",
            [FieldKey.NipOrPesel] = "02070803628",
            [FieldKey.InvoiceOrContractNumber] = "FV/2026/10",
        };

    private static ProofFacts Facts() =>
        new(
            CustomerId.New(),
            CustomerKind.Person,
            "Jan Kowalski",
            null,
            "02070803628",
            [new AddressFact("ul. Długa 5/3", "39-400", "Tarnobrzeg"), new AddressFact(null, null, null)],
            [
                Invoice("FV/2026/10", Day, 184.32m),
                Invoice("FV/2026/09", Day.AddDays(-30), 100.09m),
                Invoice("FV/2026/08", Day.AddDays(-60), 100.08m),
                Invoice("FV/2026/07", Day.AddDays(-90), 100.07m),
            ],
            ["UM/12/2019"],
            null
        );

    private static InvoiceFact Invoice(
        string number,
        DateOnly issued,
        decimal gross,
        InvoiceKind kind = InvoiceKind.Vat
    ) => new(number, "5265877635", kind, issued, Money.FromZloty(gross), "Jan Kowalski");
}
