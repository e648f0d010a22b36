using Ebok.Core.Accounts;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;

namespace Ebok.Web.SecondFactor;

/// <summary>Why a change of the second factor or of passkeys was refused.</summary>
internal static class FactorRefusals
{
    public static string Of(Refusal refusal) =>
        refusal switch
        {
            WrongPassword => AccountTexts.WrongPassword,
            CodeRefused => SecondFactorTexts.CodeRefused,
            FactorAlreadyOn => SecondFactorTexts.FactorAlreadyOn,
            TooManyPasskeys => SecondFactorTexts.TooManyPasskeys,
            _ => AccountTexts.TooManyAtOnce,
        };
}
