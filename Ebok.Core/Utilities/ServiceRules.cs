namespace Ebok.Core.Utilities;

/// <summary>A kind of application, notice or complaint (K10, K12).</summary>
public sealed record NoticeType
{
    /// <summary>Key that is stored: small letters and dashes; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Text as the utility writes it.</summary>
    public required string Label { get; init; }

    /// <summary>What it is about, which decides what is asked and which clock runs.</summary>
    public required NoticeSubject About { get; init; }

    /// <summary>Whether it may be sent without sign-in ("Wysłanie uwagi").</summary>
    public bool WithoutSignIn { get; init; }
}

/// <summary>What a notice is about.</summary>
public enum NoticeSubject
{
    /// <summary>Anything.</summary>
    General,

    /// <summary>A meter.</summary>
    Meter,

    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>A contract.</summary>
    Contract,

    /// <summary>A failure of the network.</summary>
    Failure,
}

/// <summary>What may be attached. The content decides, not the name.</summary>
public sealed record AttachmentRules
{
    /// <summary>Allowed kinds.</summary>
    public IReadOnlyList<AttachmentKind> Kinds { get; init; } =
    [AttachmentKind.Pdf, AttachmentKind.Jpeg, AttachmentKind.Png, AttachmentKind.Heic];

    /// <summary>Most files at once.</summary>
    public int MaxFiles { get; init; } = 5;

    /// <summary>Greatest file, in megabytes (1,048,576 bytes).</summary>
    public int MaxMegabytes { get; init; } = 10;

    /// <summary>The rule in the utility's own words.</summary>
    public string? Text { get; init; }
}

/// <summary>A kind of file that is told by its content.</summary>
public enum AttachmentKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>JPEG picture.</summary>
    Jpeg,

    /// <summary>PNG picture.</summary>
    Png,

    /// <summary>HEIC picture of a telephone.</summary>
    Heic,

    /// <summary>Word document.</summary>
    Docx,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>Plain text.</summary>
    Txt,
}

/// <summary>Readings given by customers (M7).</summary>
public sealed record ReadingRules
{
    /// <summary>Whether customers may give readings.</summary>
    public bool Enabled { get; init; }

    /// <summary>First day of the month on which they may; with no last day: always.</summary>
    public int? FromDay { get; init; }

    /// <summary>Last day of the month on which they may; smaller than the first: over the end of the month.</summary>
    public int? ToDay { get; init; }

    /// <summary>From how many times the usual use on the office asks why.</summary>
    public int UnusualTimes { get; init; } = 10;

    /// <summary>Whether a photo can be added.</summary>
    public bool Photo { get; init; } = true;

    /// <summary>Whether customers with an e-mail and without a reading are asked by mail once the window is open.</summary>
    public bool AskByMail { get; init; }

    /// <summary>Greatest age of a reading when it is given, in days.</summary>
    public int MaxAgeDays { get; init; } = 7;
}

/// <summary>Property managers (M3, M4).</summary>
public sealed record ManagerRules
{
    /// <summary>Whether there are such accounts.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where an account is asked for by e-mail; none: only by the form.</summary>
    public string? RequestEmail { get; init; }

    /// <summary>Subject of that e-mail, and heading of the form.</summary>
    public string RequestTitle { get; init; } = "Aktywacja konta Zarządcy nieruchomości";

    /// <summary>What is to be said in the request, item by item.</summary>
    public IReadOnlyList<string> RequestItems { get; init; } = [];
}

/// <summary>Within how many days the utility answers (B4).</summary>
public sealed record ComplaintClock
{
    /// <summary>What the complaint is about.</summary>
    public required NoticeSubject About { get; init; }

    /// <summary>Days to the answer.</summary>
    public required int Days { get; init; }

    /// <summary>Days where evidence must be gathered; none: no longer term.</summary>
    public int? DaysWithInquiry { get; init; }

    /// <summary>Whether only working days count.</summary>
    public bool WorkingDays { get; init; }

    /// <summary>By which rule, in words.</summary>
    public required string Basis { get; init; }
}
