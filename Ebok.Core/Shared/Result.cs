using System.Diagnostics.CodeAnalysis;

namespace Ebok.Core.Shared;

/// <summary>A business refusal: not a bug, but an answer. One sealed record per case, in the feature it belongs to;
/// its text is found in the resources by <see cref="Code"/>.</summary>
public abstract record Refusal
{
    /// <summary>Key of the text in the resources: the record's name.</summary>
    public string Code => GetType().Name;
}

/// <summary>What is not there, or not yours: the two are never told apart.</summary>
public sealed record NotFound : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly NotFound Instance = new();
}

/// <summary>Somebody else changed the same thing meanwhile.</summary>
public sealed record ChangedMeanwhile : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly ChangedMeanwhile Instance = new();
}

/// <summary>A value or the refusal that stands in its place.</summary>
/// <typeparam name="T">What the use case answers with.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why not; null where there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Refusal is null;

    /// <summary>The value, or the refusal.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        result = value;
        refusal = Refusal;
        return refusal is null;
    }

    /// <summary>A value is a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal is a result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
