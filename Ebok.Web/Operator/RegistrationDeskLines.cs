using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator;

/// <summary>Registrations to check, letters to print and to send, on the desk.</summary>
internal sealed class RegistrationDeskLines(ReadDesk read) : IDeskLines
{
    public LiveTopic Topic => LiveTopic.Registrations;

    public async Task<IReadOnlyList<DeskLine>> ReadAsync(OperatorDesk desk, CancellationToken cancel)
    {
        var view = await read.RunAsync(desk.Staff, cancel);
        return
        [
            new(OperatorTexts.DeskToCheck, desk.Path("rejestracje"), view.ToCheck, view.OldestToCheck),
            new(OperatorTexts.DeskToPrint, desk.Path("listy"), view.ToPrint),
            new(OperatorTexts.DeskToSend, desk.Path("listy"), view.ToSend),
        ];
    }
}
