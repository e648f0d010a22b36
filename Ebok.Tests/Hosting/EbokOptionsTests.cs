using Ebok.Tests.Testing;
using Ebok.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Ebok.Tests.Hosting;

public class EbokOptionsTests
{
    [Fact]
    public void Mistakes_AreToldAllAtOnceByTheirKeys()
    {
        var mistakes = Should
            .Throw<InvalidSettingsException>(() =>
                Read(
                    ("Ebok:Database", "mysql"),
                    ("EBOK_UTILITIES", "/nowhere"),
                    ("Ebok:Mail:Host", "mail.example"),
                    ("Ebok:Mail:Port", "70000"),
                    ("Ebok:Mail:StartTls", "maybe"),
                    ("Ebok:Mail:From", "nobody"),
                    ("Ebok:Mail:User", "ebok"),
                    ("Ebok:PublicUrl", "ebok.example"),
                    ("Ebok:TrustedProxies", "10.0.0.1 proxy")
                )
            )
            .Mistakes;

        mistakes
            .Select(m => m.Split(':')[0])
            .ShouldBe(
                [
                    "Ebok__Database",
                    "Ebok__Mail__Port",
                    "Ebok__Mail__StartTls",
                    "Ebok__Mail__From",
                    "Ebok__Mail__Password",
                    "Ebok__PublicUrl",
                    "Ebok__TrustedProxies",
                    "EBOK_UTILITIES",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void Postgres_NeedsItsConnection() =>
        Should
            .Throw<InvalidSettingsException>(() => Read(("Ebok:Database", "postgres")))
            .Mistakes.ShouldHaveSingleItem()
            .ShouldStartWith("ConnectionStrings__Ebok");

    [Fact]
    public void MailHost_NeedsPublicUrl()
    {
        (string, string)[] mail = [("Ebok:Mail:Host", "mail.example"), ("Ebok:Mail:From", "ebok@przyklad.example")];

        Should
            .Throw<InvalidSettingsException>(() => Read(mail))
            .Mistakes.ShouldHaveSingleItem()
            .ShouldStartWith("Ebok__PublicUrl: missing");
        Read([.. mail, ("Ebok:PublicUrl", "https://ebok.example")]).Mail.ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_IsSqliteInData()
    {
        var options = Read();

        options.Postgres.ShouldBeFalse();
        options.Mail.ShouldBeNull();
        options.DataFolder.ShouldBe(Path.Combine(Repository.Root, "data"));
    }

    [Fact]
    public void Mail_IsRead()
    {
        var mail = Read(
            ("Ebok:Mail:Host", "mail.example"),
            ("Ebok:Mail:From", "eBOK <ebok@przyklad.example>"),
            ("Ebok:Mail:User", "ebok"),
            ("Ebok:Mail:Password", "sekret"),
            ("Ebok:PublicUrl", "https://ebok.example")
        ).Mail!;

        (mail.Host, mail.Port, mail.StartTls, mail.From.Address).ShouldBe(
            ("mail.example", 587, true, "ebok@przyklad.example")
        );
        mail.ToString().ShouldNotContain("sekret");
    }

    private static EbokOptions Read(params (string Key, string Value)[] settings) =>
        EbokOptions.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("EBOK_UTILITIES", Repository.Utilities)])
                .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
                .Build(),
            Repository.Root
        );
}
