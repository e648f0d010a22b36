namespace Ebok.Core.Utilities;

/// <summary>What must hold within the registration of a profile.</summary>
internal static class RegistrationProfile
{
    /// <summary>Adds every mistake: path and reason.</summary>
    internal static void Check(UtilityProfile profile, Action<string, ProfileReason> mistake)
    {
        var steps = profile.Registration.Steps;
        if (steps.Count == 0)
            mistake("$.registration.steps", ProfileReason.Of("NoStep", $"names no step"));
        foreach (var (step, i) in ProfileRules.Numbered(steps))
        {
            var path = $"$.registration.steps[{i}].fields";
            foreach (var (field, j) in ProfileRules.Numbered(step.Fields))
            {
                if (step.Fields.Take(j).Any(f => f.Field == field.Field))
                    mistake($"{path}[{j}].field", ProfileReason.Of("FieldTwice", $"stands twice in this step"));
                var earlier = steps.Take(i).SelectMany(s => s.Fields).Any(f => f.Field == field.Field);
                if (field.Locked && !earlier && field.Field != FieldKey.Login)
                    mistake($"{path}[{j}].locked", ProfileReason.Of("LockedTooEarly", $"no earlier step asks for it"));
            }
        }
        var asked = steps.SelectMany(s => s.Fields).Select(f => f.Field).ToHashSet();
        CheckWayThrough(profile, asked, mistake);
        foreach (var (proof, i) in ProfileRules.Numbered(profile.Registration.Proofs))
        {
            var path = $"$.registration.proofs[{i}]";
            if (!Needs(proof.Kind).Any(asked.Contains))
                mistake($"{path}.kind", ProfileReason.Of("ProofWithoutField", $"no step asks for what it compares"));
            if (proof.LastInvoices is < 1 or > 24)
                mistake($"{path}.lastInvoices", ProfileReason.Range(proof.LastInvoices, 1, 24));
        }
    }

    /// <summary>A registration that nobody could finish, or that would make accounts that nobody can sign in to.</summary>
    private static void CheckWayThrough(
        UtilityProfile profile,
        HashSet<FieldKey> asked,
        Action<string, ProfileReason> mistake
    )
    {
        var rules = profile.Registration;
        bool Must(FieldKey key) => rules.Steps.Any(s => s.Fields.Any(f => f.Field == key && f.Required));
        if (!Must(FieldKey.Email))
            mistake("$.registration.steps", ProfileReason.Of("EmailNotAsked", $"none asks for the e-mail"));
        if (!rules.Steps.Any(s => s.HumanCheck))
            mistake("$.registration.steps", ProfileReason.Of("NoHumanCheck", $"none has the human check"));
        if (rules.Confirmation == EmailConfirmation.Code)
        {
            var at = rules.Steps.ToList().FindIndex(s => s.Fields.Any(f => f.Field == FieldKey.OneTimeCode));
            if (at < 0)
                mistake(
                    "$.registration.confirmation",
                    ProfileReason.Of("CodeNotAsked", $"is a code, and no step asks for it")
                );
            else if (!rules.Steps.Take(at).Any(s => s.SendsCode))
                mistake(
                    "$.registration.confirmation",
                    ProfileReason.Of("CodeNotSent", $"is a code, and no step before sends it")
                );
        }
        if (
            rules.Confirmation == EmailConfirmation.TemporaryPassword
            && rules.Credential != CredentialDelivery.TemporaryPasswordByMail
        )
            mistake(
                "$.registration.confirmation",
                ProfileReason.Of("PasswordNotMailed", $"is a temporary password, and none is mailed")
            );
        if (rules.Credential == CredentialDelivery.OwnPassword && !Must(FieldKey.Password))
            mistake(
                "$.registration.credential",
                ProfileReason.Of("PasswordNotAsked", $"is an own password, and no step asks for it")
            );
        if (rules.Credential == CredentialDelivery.Letter && rules.Judge != ProofJudge.Operator)
            mistake(
                "$.registration.credential",
                ProfileReason.Of("LetterWithoutOperator", $"is a letter, which only an operator's approval prints")
            );
        if (rules.Judge == ProofJudge.Rules && rules.Proofs.Count < 2)
            mistake(
                "$.registration.proofs",
                ProfileReason.Of("TooFewProofs", $"two at least are needed where no operator looks")
            );
        var hasCode =
            Must(FieldKey.CustomerCode)
            || (profile.CustomerCode.FirstDigitsOfInvoiceNumber > 0 && asked.Contains(FieldKey.InvoiceNumber));
        if (!hasCode)
            mistake("$.registration.steps", ProfileReason.Of("CodeOfNobody", $"none says which customer it is"));
    }

    private static FieldKey[] Needs(ProofKind kind) =>
        kind switch
        {
            ProofKind.CustomerCodeExists => [FieldKey.CustomerCode, FieldKey.InvoiceNumber],
            ProofKind.LateInvoice => [FieldKey.InvoiceNumber],
            ProofKind.LateInvoiceOrContract => [FieldKey.InvoiceOrContractNumber],
            ProofKind.GrossOfInvoice => [FieldKey.InvoiceGross],
            ProofKind.NameOnInvoice => [FieldKey.BuyerName],
            ProofKind.AddressOnFile => [FieldKey.BuyerAddress],
            ProofKind.NipOfCompany => [FieldKey.Nip],
            ProofKind.NipOrPeselOnFile => [FieldKey.NipOrPesel],
            _ => [],
        };
}
