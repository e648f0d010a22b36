using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Ebok.Core.HumanChecks;

namespace Ebok.Tests.HumanChecks;

/// <summary>What altcha's widget does, written anew from its description: the answer of a program that does the work.</summary>
internal static class AltchaSolver
{
    public static string Solve(ProofOfWorkChallenge challenge)
    {
        var (counter, key) = Search(challenge);
        return Answer(challenge, key, counter);
    }

    public static int TriesFor(ProofOfWorkChallenge challenge) => Search(challenge).Counter;

    private static (int Counter, string Key) Search(ProofOfWorkChallenge challenge)
    {
        var work = challenge.Parameters;
        var password = new byte[work.Nonce.Length / 2 + 4];
        Convert.FromHexString(work.Nonce).CopyTo(password, 0);
        for (var counter = 0; counter < 100_000; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(password.AsSpan(^4), counter);
            var key = Convert.ToHexStringLower(
                Rfc2898DeriveBytes.Pbkdf2(
                    password,
                    Convert.FromHexString(work.Salt),
                    work.Cost,
                    HashAlgorithmName.SHA256,
                    work.KeyLength
                )
            );
            if (key.StartsWith(work.KeyPrefix, StringComparison.Ordinal))
                return (counter, key);
        }
        throw new InvalidOperationException("no solution");
    }

    public static string Answer(ProofOfWorkChallenge challenge, string key, int counter = 0) =>
        Convert.ToBase64String(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    challenge,
                    solution = new
                    {
                        counter,
                        derivedKey = key,
                        time = 12.3,
                    },
                },
                JsonSerializerOptions.Web
            )
        );
}
