using Ebok.Core.Shared;

namespace Ebok.Core.Imports;

/// <summary>Why a file that was sent in is not taken. The name is the key of its text.</summary>
public enum PackageFault
{
    /// <summary>Nothing in it that could be imported.</summary>
    NothingInside,

    /// <summary>None of XML, CSV, PDF, ZIP.</summary>
    WrongKind,

    /// <summary>Larger than such a file may be.</summary>
    TooLarge,

    /// <summary>Not a ZIP, or damaged.</summary>
    BrokenZip,

    /// <summary>Under a password.</summary>
    EncryptedZip,

    /// <summary>More files than an import may have.</summary>
    TooManyFiles,

    /// <summary>Grows to far more than it is: a ZIP bomb.</summary>
    Bomb,

    /// <summary>A name that leads out of the package, or that no file system takes.</summary>
    BadName,

    /// <summary>A link or another thing that is no file.</summary>
    NotAFile,

    /// <summary>Two files of one name.</summary>
    SameName,

    /// <summary>No room on the server's disk.</summary>
    DiskFull,
}

/// <summary>What is wrong with a file that was sent in.</summary>
/// <param name="File">Its name; in a ZIP the name inside.</param>
/// <param name="Fault">What.</param>
public sealed record PackageProblem(string File, PackageFault Fault);

/// <summary>Files that were sent in are not taken, none of them.</summary>
public sealed record BadPackage(PackageProblem Problem) : Refusal;

/// <summary>Thrown where it is found, caught where the package is received.</summary>
internal sealed class PackageException(string file, PackageFault fault) : Exception
{
    internal PackageProblem Problem { get; } = new(ImportFinding.Short(file, 200), fault);
}
