namespace Ebok.Core.Demo;

/// <summary>Numbers that are the same on every machine and in every version of .NET (which <see cref="Random"/> does not
/// promise): SplitMix64. Each customer has a sequence of his own, so that the demo of 10 customers is the beginning of
/// that of 100,000, and no customer needs another in memory.</summary>
internal sealed class DemoRandom
{
    private ulong state;

    internal DemoRandom(string utility, int customer, string about)
    {
        // FNV-1a of the words, so that a new kind of thing does not move the others.
        state = 14695981039346656037;
        foreach (var c in $"{utility}/{customer}/{about}")
            state = (state ^ c) * 1099511628211;
    }

    /// <summary>0 to <paramref name="below"/> − 1.</summary>
    internal int Next(int below) => (int)(Next64() % (ulong)below);

    /// <summary>Both ends included.</summary>
    internal int Between(int from, int to) => from + Next(to - from + 1);

    internal bool Chance(int percent) => Next(100) < percent;

    internal T Pick<T>(IReadOnlyList<T> of) => of[Next(of.Count)];

    internal string Digits(int count) => string.Create(count, this, (span, r) => r.Fill(span, "0123456789"));

    internal string Hex(int count) => string.Create(count, this, (span, r) => r.Fill(span, "0123456789ABCDEF"));

    private void Fill(Span<char> span, string of)
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = of[Next(of.Length)];
    }

    private ulong Next64()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
