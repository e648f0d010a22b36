using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator;

/// <summary>What waits on the desk besides cases: a line a kind, each leading to where it is done.</summary>
internal sealed class WaitingDeskLines(ReadDesk read) : IDeskLines
{
    /// <inheritdoc/>
    public IReadOnlyList<LiveTopic> Topics { get; } =
    [
        LiveTopic.Registrations,
        LiveTopic.Readings,
        LiveTopic.DataChanges,
        LiveTopic.Managers,
        LiveTopic.Payments,
        LiveTopic.Imports,
        LiveTopic.Mail,
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeskLine>> ReadAsync(OperatorDesk desk, CancellationToken cancel) =>
        [
            .. (await read.WaitingAsync(desk.Staff, cancel)).Select(w => new DeskLine(
                TextOf(w.Kind),
                desk.Path(PageOf(w.Kind)),
                w.Count,
                w.Oldest
            )),
        ];

    private static string TextOf(WaitingKind kind) =>
        OperatorTexts.ResourceManager.GetString($"Waiting_{kind}", OperatorTexts.Culture)!;

    private static string PageOf(WaitingKind kind) =>
        kind switch
        {
            WaitingKind.Registrations => "rejestracje",
            WaitingKind.LettersToPrint => LettersTable.Address,
            WaitingKind.LettersToSend => $"{LettersTable.Address}?stan={LettersTable.Printed}",
            WaitingKind.Readings => "odczyty",
            WaitingKind.ManagerRequests => "zarzadcy",
            WaitingKind.BankEntries => "wyciagi",
            WaitingKind.UnclearPayments => "platnosci?stan=do-wyjasnienia",
            WaitingKind.UnmatchedInvoices => "nieprzypisane",
            WaitingKind.ImportsToDecide => "import",
            WaitingKind.FailedMails => "poczta?stan=Failed",
            _ => "sprawy",
        };
}
