using Ebok.Core.Shared;

namespace Ebok.Core.Cases;

/// <summary>Nothing was written.</summary>
public sealed record TextMissing : Refusal;

/// <summary>More was written than is taken.</summary>
public sealed record TextTooLong : Refusal;

/// <summary>The case is closed: one begins another.</summary>
public sealed record CaseClosed : Refusal;

/// <summary>What people write in a case.</summary>
public static class CaseText
{
    /// <summary>Most characters.</summary>
    public const int Longest = 8000;

    /// <summary>The text as stored: line ends as \n, nothing blank around it, no other control characters.</summary>
    internal static Result<string> Read(string? typed)
    {
        var text = string.Concat(
                (typed ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))
            )
            .Trim();
        return text.Length == 0 ? new TextMissing()
            : text.Length > Longest ? new TextTooLong()
            : text;
    }
}
