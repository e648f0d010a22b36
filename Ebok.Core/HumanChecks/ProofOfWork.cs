using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ebok.Core.Utilities;

namespace Ebok.Core.HumanChecks;

/// <summary>What the browser is to work out, as altcha 3 reads it: the counter for which PBKDF2 of nonce and counter begins
/// with the prefix.</summary>
/// <param name="Parameters">The work.</param>
/// <param name="Signature">Ours, sent back untouched; the answer is encrypted in it.</param>
public sealed record ProofOfWorkChallenge(ProofOfWorkParameters Parameters, string Signature);

/// <summary>The work. Names are altcha's.</summary>
/// <param name="Algorithm">PBKDF2/SHA-256.</param>
/// <param name="Nonce">Hex; what is hashed, before the counter of 4 bytes.</param>
/// <param name="Salt">Hex.</param>
/// <param name="Cost">Rounds of one try.</param>
/// <param name="KeyLength">Bytes of the key.</param>
/// <param name="KeyPrefix">Hex; the first half of the key.</param>
public sealed record ProofOfWorkParameters(
    string Algorithm,
    string Nonce,
    string Salt,
    int Cost,
    int KeyLength,
    string KeyPrefix
);

/// <summary>Proof of work with altcha's widget: nothing to read and nothing to solve. The counter is ours, so a browser
/// never has bad luck: the work is at most half as much again as usual. To make and to check one costs the server a
/// millisecond, however much the browser must do.</summary>
internal sealed class ProofOfWork(HumanSeals seals)
{
    private const string Kind = "work";
    private const string Algorithm = "PBKDF2/SHA-256";

    // One try: some 2 ms of a phone of 2018, so that the work is in the hashing and not in the script round it.
    private const int Cost = 2000;
    private const int KeyLength = 32;

    // Tries that are needed: from half of it to half as much again.
    private const int UsualTries = 300;
    private const int TriesUnderAttack = 8 * UsualTries;

    // Ours are some 900 characters long.
    private const int LongestAnswer = 4000;

    /// <summary>A new challenge.</summary>
    public ProofOfWorkChallenge New(UtilityProfile utility, bool underAttack)
    {
        var tries = underAttack ? TriesUnderAttack : UsualTries;
        Span<byte> password = stackalloc byte[20];
        var nonce = password[..16];
        var salt = RandomNumberGenerator.GetBytes(16);
        RandomNumberGenerator.Fill(nonce);
        BinaryPrimitives.WriteInt32BigEndian(
            password[16..],
            RandomNumberGenerator.GetInt32(tries / 2, tries + tries / 2)
        );
        var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, Cost, HashAlgorithmName.SHA256, KeyLength);
        var parameters = new ProofOfWorkParameters(
            Algorithm,
            Convert.ToHexStringLower(nonce),
            Convert.ToHexStringLower(salt),
            Cost,
            KeyLength,
            Convert.ToHexStringLower(key.AsSpan(0, KeyLength / 2))
        );
        return new(parameters, seals.Seal(Kind, utility, key));
    }

    /// <summary>The challenge that was solved; null: none of ours, too old, or not solved. What else the answer says of
    /// the challenge is not looked at.</summary>
    public HumanSeals.Opened? Judge(UtilityProfile utility, string? answer)
    {
        if (
            Read(answer) is not { } solved
            || seals.Open(Kind, utility, solved.Challenge?.Signature) is not { } opened
            || solved.Solution?.DerivedKey is not { Length: 2 * KeyLength } key
        )
            return null;
        var right = Convert.ToHexStringLower(opened.Secret);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(right))
            ? opened
            : null;
    }

    private static Answer? Read(string? text)
    {
        if (text is null || text.Length is 0 or > LongestAnswer)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Answer>(Convert.FromBase64String(text), JsonSerializerOptions.Web);
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(SealedChallenge? Challenge, SolvedKey? Solution);

    private sealed record SealedChallenge(string? Signature);

    private sealed record SolvedKey(string? DerivedKey);
}
