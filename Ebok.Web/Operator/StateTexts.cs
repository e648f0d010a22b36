using Ebok.Core.Registration;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator;

/// <summary>Words, colours and addresses of the states of a registration, as staff call them.</summary>
internal static class StateTexts
{
    /// <summary>In the order of the tabs; the first is what is shown without a choice.</summary>
    public static IReadOnlyList<(RegistrationState State, string Slug)> All { get; } =
    [
        (RegistrationState.BeingChecked, "do-sprawdzenia"),
        (RegistrationState.LetterToPrint, "list-do-wydruku"),
        (RegistrationState.LetterPrinted, "list-wydrukowany"),
        (RegistrationState.LetterSent, "list-wyslany"),
        (RegistrationState.Active, "aktywne"),
        (RegistrationState.Refused, "odrzucone"),
        (RegistrationState.WaitingForEmail, "bez-potwierdzenia"),
        (RegistrationState.Lapsed, "wygasle"),
    ];

    public static RegistrationState Read(string? slug) => All.FirstOrDefault(s => s.Slug == slug, All[0]).State;

    public static string SlugOf(RegistrationState state) => All.First(s => s.State == state).Slug;

    public static string Of(RegistrationState state) =>
        state switch
        {
            RegistrationState.BeingChecked => OperatorTexts.StateBeingChecked,
            RegistrationState.LetterToPrint => OperatorTexts.StateLetterToPrint,
            RegistrationState.LetterPrinted => OperatorTexts.StateLetterPrinted,
            RegistrationState.LetterSent => OperatorTexts.StateLetterSent,
            RegistrationState.Active => OperatorTexts.StateActive,
            RegistrationState.Refused => OperatorTexts.StateRefused,
            RegistrationState.WaitingForEmail => OperatorTexts.StateWaitingForEmail,
            _ => OperatorTexts.StateLapsed,
        };

    public static BadgeKind KindOf(RegistrationState state) =>
        state switch
        {
            RegistrationState.BeingChecked => BadgeKind.Warn,
            RegistrationState.Refused => BadgeKind.Bad,
            RegistrationState.Active => BadgeKind.Ok,
            RegistrationState.LetterToPrint or RegistrationState.LetterPrinted or RegistrationState.LetterSent =>
                BadgeKind.Info,
            _ => BadgeKind.Quiet,
        };
}
