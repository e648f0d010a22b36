namespace Ebok.Core.Attachments;

/// <summary>A file as it came from a browser: nothing about it is believed.</summary>
/// <param name="Name">As the browser called it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Open">Opens it; the stream can seek.</param>
public sealed record IncomingFile(string Name, long Length, Func<Stream> Open);

/// <summary>Why a file is not taken. Each has a text of its own.</summary>
public enum AttachmentFault
{
    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>Larger than the profile allows.</summary>
    TooLarge,

    /// <summary>More files than the profile allows.</summary>
    TooMany,

    /// <summary>None of the kinds that there are, whatever its name says: a program, an archive, a page.</summary>
    UnknownKind,

    /// <summary>A known kind that this utility does not take.</summary>
    KindNotAllowed,

    /// <summary>Begins like a known kind and is not one, or only a part of one.</summary>
    Damaged,

    /// <summary>Two files in one: it is a picture or PDF to one program and an archive to another.</summary>
    TwoKinds,

    /// <summary>So many pixels that showing it would take all the memory.</summary>
    HugePicture,

    /// <summary>Unpacks to far more than it is.</summary>
    UnpacksToTooMuch,

    /// <summary>A document with a program in it.</summary>
    Macros,

    /// <summary>The day's amount is used up.</summary>
    DayUsedUp,

    /// <summary>The virus scanner found something in it.</summary>
    Infected,
}

/// <summary>A file that is not taken.</summary>
/// <param name="Name">Cleaned, for the message.</param>
/// <param name="Fault">Why.</param>
public sealed record AttachmentProblem(string Name, AttachmentFault Fault);

/// <summary>Files were not taken; nothing was stored.</summary>
/// <param name="Problems">One a file that is at fault.</param>
public sealed record BadAttachments(IReadOnlyList<AttachmentProblem> Problems) : Shared.Refusal;
