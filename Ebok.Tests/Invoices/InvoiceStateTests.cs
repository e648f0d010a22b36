using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class InvoiceStateTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(InvoiceKind.Vat, 100, 0, -30, false, InvoiceState.Paid)]
    [InlineData(InvoiceKind.Vat, 100, 100, 1, false, InvoiceState.Due)]
    [InlineData(InvoiceKind.Vat, 100, 100, 0, false, InvoiceState.Due)]
    [InlineData(InvoiceKind.Vat, 100, 100, -1, false, InvoiceState.Overdue)]
    [InlineData(InvoiceKind.Vat, 100, 100, null, false, InvoiceState.Due)]
    [InlineData(InvoiceKind.Vat, 100, 40, 1, false, InvoiceState.PartlyPaid)]
    [InlineData(InvoiceKind.Vat, 100, 40, -1, false, InvoiceState.Overdue)]
    [InlineData(InvoiceKind.Vat, 100, 40, -1, true, InvoiceState.UnderCollection)]
    [InlineData(InvoiceKind.Vat, 100, 0, -1, true, InvoiceState.Paid)]
    [InlineData(InvoiceKind.Vat, 100, -5, -1, false, InvoiceState.Overpaid)]
    [InlineData(InvoiceKind.Vat, 0, 0, -1, false, InvoiceState.NothingToPay)]
    [InlineData(InvoiceKind.Correction, -50, -50, -1, false, InvoiceState.Overpaid)]
    [InlineData(InvoiceKind.Correction, -50, 0, -1, false, InvoiceState.Corrected)]
    [InlineData(InvoiceKind.Correction, 0, 0, null, false, InvoiceState.Corrected)]
    [InlineData(InvoiceKind.Correction, 50, 50, 3, false, InvoiceState.Due)]
    public void Of_SaysHowItStandsToday(
        InvoiceKind kind,
        int toPay,
        int left,
        int? dueInDays,
        bool collected,
        InvoiceState expected
    ) =>
        InvoiceStates
            .Of(
                kind,
                new Money(toPay * 100),
                new Money(left * 100),
                dueInDays is { } days ? Today.AddDays(days) : null,
                collected,
                Today
            )
            .ShouldBe(expected);
}
