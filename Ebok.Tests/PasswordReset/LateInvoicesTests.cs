using Ebok.Core.Invoices;
using Ebok.Core.PasswordReset;
using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.PasswordReset;

[Trait("Id", "W1")]
public class LateInvoicesTests
{
    private static readonly CustomerId Customer = CustomerId.New();
    private static readonly InvoiceOnFile[] OnFile =
    [
        Invoice("FV/3/2026", 11),
        Invoice("KOR/1/2026", 10, kind: InvoiceKind.Correction),
        Invoice("FV/2/2026", 10),
        Invoice("FV/1/2026", 9),
        Invoice("NSE/8/2026", 8, seller: "2"),
    ];

    [Theory]
    [InlineData("FV/3/2026", 1, null, true)]
    [InlineData(" fv / 3 / 2026 ", 1, null, true)]
    [InlineData("FV/2/2026", 1, null, false)]
    [InlineData("FV/2/2026", 2, null, true)]
    [InlineData("FV/1/2026", 2, null, false)]
    [InlineData("FV/1/2026", 3, null, true)] // the correction takes no one's place
    [InlineData("NSE/8/2026", 1, null, true)] // the last one of that company
    [InlineData("NSE/8/2026", 1, "2", true)]
    [InlineData("NSE/8/2026", 1, "1", false)]
    [InlineData("FV/3", 3, null, false)]
    [InlineData("", 3, null, false)]
    [InlineData(null, 3, null, false)]
    public void Hold_TheLastOnesOfASeller(string? typed, int last, string? seller, bool holds) =>
        LateInvoices.Hold(OnFile, typed, last, seller).ShouldBe(holds);

    /// <summary>Spaces anywhere, small letters and what is written twice never make a right number wrong.</summary>
    [Fact]
    public void Plain_IsTheSameHoweverItIsWritten() =>
        Prop.ForAll<NonEmptyString, int>(
                (number, where) =>
                {
                    var text = string.Concat(number.Get.Where(char.IsAscii));
                    var spaced = text.Insert((int)(Math.Abs((long)where) % (text.Length + 1)), " ");
                    return LateInvoices.Plain(spaced.ToLowerInvariant()) == LateInvoices.Plain(text)
                        && LateInvoices.Plain(LateInvoices.Plain(number.Get)) == LateInvoices.Plain(number.Get);
                }
            )
            .QuickCheckThrowOnFailure();

    private static InvoiceOnFile Invoice(
        string number,
        int month,
        string seller = "1",
        InvoiceKind kind = InvoiceKind.Vat
    ) => new(Customer, seller, number, kind, new DateOnly(2026, month, 5));
}
