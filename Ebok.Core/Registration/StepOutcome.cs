using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>What was typed into a step.</summary>
/// <param name="Step">Which, from 0.</param>
/// <param name="Values">By field, as typed; locked ones are not looked at.</param>
/// <param name="Version">The draft's version that the form was filled in from.</param>
/// <param name="HumanPassed">The human check of this form was passed, or the step has none.</param>
/// <param name="OnlyKeep">The form was sent for something else than to go on: its values are kept, nothing is judged.</param>
public sealed record TypedStep(
    int Step,
    IReadOnlyDictionary<FieldKey, string> Values,
    int Version,
    bool HumanPassed,
    bool OnlyKeep = false
);

/// <summary>What became of a step that was sent.</summary>
public abstract record StepOutcome;

/// <summary>On to this step.</summary>
public sealed record GoOn(int Step) : StepOutcome;

/// <summary>The registration was sent in: its page tells what happens next.</summary>
public sealed record SentIn : StepOutcome;

/// <summary>Something is wrong with the shape of what was typed, or the human check is missing; all else is kept.</summary>
/// <param name="Fields">By field.</param>
/// <param name="HumanMissing">The human check was not passed.</param>
public sealed record Mistakes(IReadOnlyDictionary<FieldKey, FieldProblem> Fields, bool HumanMissing) : StepOutcome;

/// <summary>What was typed does not fit the data on file, or somebody has an account, or … : nobody is told which (R3).</summary>
public sealed record DoesNotFit : StepOutcome;

/// <summary>Too often; the same for codes that there are not.</summary>
/// <param name="NotBefore">From when it may be tried again.</param>
public sealed record TryLater(DateTimeOffset NotBefore) : StepOutcome;

/// <summary>Another tab has changed these fields since the form was shown: nothing is undone unseen.</summary>
/// <param name="Fields">Which.</param>
public sealed record ChangedElsewhere(IReadOnlyList<FieldKey> Fields) : StepOutcome;
