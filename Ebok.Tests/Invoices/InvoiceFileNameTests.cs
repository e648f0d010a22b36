using Ebok.Core.Invoices;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class InvoiceFileNameTests
{
    [Theory]
    [InlineData("FV/2026/10/00123", "Faktura_FV-2026-10-00123.pdf")]
    [InlineData("../../etc/passwd", "Faktura_etc-passwd.pdf")]
    [InlineData("Źródło \"7\"", "Faktura_Źródło-7.pdf")]
    public void NameOf_Number_IsSafe(string number, string name) => InvoiceFile.NameOf(number, "pdf").ShouldBe(name);

    [Fact]
    public void NameOf_AnyNumber_HoldsNothingThatAFileSystemMinds() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                number =>
                    InvoiceFile.NameOf(number ?? "", "pdf") is { Length: < 100 } name
                    && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
                    && name.Count(c => c == '.') == 1
            )
            .QuickCheckThrowOnFailure();
}
