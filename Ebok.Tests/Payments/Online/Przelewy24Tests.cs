using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ebok.Tests.Payments.Online;

[Trait("Id", "M6")]
public class Przelewy24Tests
{
    private static readonly Przelewy24Keys Keys = new(12345, 12345, "crc", "api");

    [Fact]
    public void Sign_IsSha384OfTheJsonAsPhpWritesIt() =>
        Przelewy24
            .Sign(("sessionId", "ł/\"\u2028"), ("amount", 123L), ("crc", "a\\b"))
            .ShouldBe(
                Convert.ToHexStringLower(
                    SHA384.HashData(
                        Encoding.UTF8.GetBytes("{\"sessionId\":\"ł/\\\"\\u2028\",\"amount\":123,\"crc\":\"a\\\\b\"}")
                    )
                )
            );

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        using var http = new HttpClient();
        var gateway = new Przelewy24(
            new(new("https://secure.przelewy24.pl/"), new Dictionary<string, Przelewy24Keys> { ["1"] = Keys }),
            http,
            NullLogger<Przelewy24>.Instance
        );
        Prop.ForAll(
                ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(),
                bytes => gateway.Read("1", bytes) is null && gateway.SessionOf(bytes) is null
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Settings_Keys_AreRead_AndMistakesNameTheKey()
    {
        var read = Read(
            ("Ebok:Payments:Host", "https://sandbox.przelewy24.pl"),
            ("Ebok:Payments:9990001060:MerchantId", "12345"),
            ("Ebok:Payments:9990001060:Crc", "crc"),
            ("Ebok:Payments:9990001060:ApiKey", "api")
        );
        read.Mistakes.ShouldBeEmpty();
        read.Settings.Host.ShouldBe(new Uri("https://sandbox.przelewy24.pl/"));
        read.Settings.Keys.ShouldHaveSingleItem().ShouldBe(new("9990001060", Keys));

        Read(
            ("Ebok:Payments:Host", "http://secure.przelewy24.pl"),
            ("Ebok:Payments:1234567890:MerchantId", "1"),
            ("Ebok:Payments:9990001060:MerchantId", "-1")
        )
            .Mistakes.Select(m => m.Split(':')[0])
            .ShouldBe(
                [
                    "Ebok__Payments__Host",
                    "Ebok__Payments__1234567890",
                    "Ebok__Payments__9990001060__MerchantId",
                    "Ebok__Payments__9990001060__Crc",
                    "Ebok__Payments__9990001060__ApiKey",
                ],
                ignoreOrder: true
            );
        Read().Settings.Keys.ShouldBeEmpty();
    }

    [Fact]
    public void Slips_OneAnAccountAndCurrency_SumsAndTitlesWithinLimits()
    {
        var seller = new Company
        {
            Name = "Wodociągi Przykład sp. z o.o.",
            ShortName = "Wodociągi",
            Nip = "5265877635",
            BankAccount = "61109010140000071219812874",
            Street = "Wodna 1",
            PostCode = "00-001",
            City = "Miasto",
        };
        var accounts = new[] { "61109010140000071219812874", "98109010140123000000001234", "GB33BUKB20201555555555" };
        var dues =
            from number in Gen.Choose(1, 99_999)
            from length in Gen.Choose(1, 40)
            from grosze in Gen.Choose(1, 2_000_000)
            from account in Gen.Elements(accounts)
            from currency in Gen.Elements("PLN", "PLN", "EUR")
            select new PayableDue(
                new DueRow(
                    null,
                    LedgerEntryId.New(),
                    null,
                    "FV/" + number.ToString($"D{length}", null),
                    seller.Nip,
                    default,
                    null,
                    currency,
                    new Money(grosze),
                    new Money(grosze),
                    0
                ),
                account
            );
        Prop.ForAll(
                dues.NonEmptyListOf().ToArbitrary(),
                chosen =>
                {
                    var slips = TransferSlips.Of(seller, "001234", chosen).ToList();
                    slips.Sum(s => s.Amount.Grosze).ShouldBe(chosen.Sum(d => d.Due.Left.Grosze));
                    slips.Select(s => (s.Account, s.Currency)).ShouldBeUnique();
                    foreach (var slip in slips)
                    {
                        slip.Title.Length.ShouldBeLessThanOrEqualTo(140);
                        slip.Title.ShouldContain("K 001234");
                        if (slip.Currency != "PLN" || slip.Account.StartsWith("GB", StringComparison.Ordinal))
                            slip.Code.ShouldBeNull();
                        else
                        {
                            slip.Code!.Length.ShouldBeLessThanOrEqualTo(160);
                            slip.Code.Split('|')[3].TrimStart('0').ShouldBe($"{slip.Amount.Grosze}");
                            slip.Code.Split('|')[5].Length.ShouldBeLessThanOrEqualTo(32);
                        }
                        // No half of a number: every number that stands there is one of the documents'.
                        slip.Title.Split([' ', ','])
                            .Where(w => w.StartsWith("FV/", StringComparison.Ordinal))
                            .ShouldBeSubsetOf(slip.Numbers);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static (Przelewy24Settings Settings, IReadOnlyList<string> Mistakes) Read(
        params (string Key, string Value)[] set
    )
    {
        var settings = new Settings(
            new ConfigurationBuilder()
                .AddInMemoryCollection(set.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
                .Build()
        );
        var read = PaymentOptions.Read(settings);
        try
        {
            settings.ThrowIfMistaken();
            return (read, []);
        }
        catch (InvalidSettingsException mistaken)
        {
            return (read, mistaken.Mistakes);
        }
    }
}
