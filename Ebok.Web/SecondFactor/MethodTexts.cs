using Ebok.Core.Accounts;

namespace Ebok.Web.SecondFactor;

/// <summary>By what somebody signed in, in the customer's words.</summary>
internal static class MethodTexts
{
    public static string Of(SignInMethod method) =>
        method switch
        {
            SignInMethod.Password => SecondFactorTexts.MethodPassword,
            SignInMethod.PasswordAlone => SecondFactorTexts.MethodPasswordAlone,
            SignInMethod.AppCode => SecondFactorTexts.MethodAppCode,
            SignInMethod.RecoveryCode => SecondFactorTexts.MethodRecoveryCode,
            SignInMethod.PasswordAndPasskey => SecondFactorTexts.MethodPasswordAndPasskey,
            SignInMethod.Passkey => SecondFactorTexts.MethodPasskey,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
        };
}
