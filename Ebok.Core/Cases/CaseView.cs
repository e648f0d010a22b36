using Ebok.Core.Attachments;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Cases;

/// <summary>A case in a list.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Number">Numer.</param>
/// <param name="CreatedOn">Data utworzenia.</param>
/// <param name="TypeLabel">Rodzaj.</param>
/// <param name="Beginning">Opis: the beginning of its text.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueOn">Last day for the answer.</param>
public sealed record CaseRow(
    CaseId Id,
    string Number,
    DateOnly CreatedOn,
    string TypeLabel,
    string Beginning,
    CaseState State,
    DateOnly? DueOn
);

/// <summary>A file of a case.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Name">Cleaned.</param>
/// <param name="Length">Bytes.</param>
/// <param name="State">Whether it can be opened.</param>
public sealed record CaseFile(AttachmentId Id, string Name, long Length, FileState State = FileState.Ready);

/// <summary>Something written in a case after its first text.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="OfStaff">By staff, else by the customer.</param>
/// <param name="Text">With \n between lines.</param>
/// <param name="At">When.</param>
/// <param name="Files">What came with it.</param>
public sealed record CaseEntry(Guid Id, bool OfStaff, string Text, DateTimeOffset At, IReadOnlyList<CaseFile> Files);

/// <summary>A case whole.</summary>
public sealed record CaseView
{
    /// <summary>For addresses.</summary>
    public required CaseId Id { get; init; }

    /// <summary>PR/2026/11/00001.</summary>
    public required string Number { get; init; }

    /// <summary>Rodzaj, as the utility wrote it then.</summary>
    public required string TypeLabel { get; init; }

    /// <summary>What kind of thing it is about.</summary>
    public required NoticeSubject About { get; init; }

    /// <summary>The meter, for a link.</summary>
    public MeterId? Meter { get; init; }

    /// <summary>The invoice, for a link.</summary>
    public InvoiceId? Invoice { get; init; }

    /// <summary>The contract, for a link.</summary>
    public ContractId? Contract { get; init; }

    /// <summary>Number of that thing.</summary>
    public string? AboutNumber { get; init; }

    /// <summary>The first text.</summary>
    public required string Text { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Last day for the answer.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Last day where it has to be looked into.</summary>
    public DateOnly? DueWithInquiryOn { get; init; }

    /// <summary>By which rule.</summary>
    public string? DueBasis { get; init; }

    /// <summary>Files of the first text.</summary>
    public IReadOnlyList<CaseFile> Files { get; init; } = [];

    /// <summary>What came after it, oldest first.</summary>
    public IReadOnlyList<CaseEntry> Entries { get; init; } = [];

    /// <summary>Whether an answer is still owed.</summary>
    public bool IsOpen => State is CaseState.New or CaseState.Accepted or CaseState.InProgress;
}
