namespace Ebok.Core.HumanChecks;

/// <summary>What a form brings to show that a person sent it (R4).</summary>
/// <param name="PictureId">Of the picture that was shown; null: none was.</param>
/// <param name="PictureText">What was read from it.</param>
/// <param name="ProofOfWork">What the widget worked out: base64 of JSON; null or empty: it has not.</param>
public sealed record HumanAnswer(string? PictureId, string? PictureText, string? ProofOfWork);
