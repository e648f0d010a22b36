namespace Ebok.Web.Doctor;

/// <summary>What was looked at.</summary>
internal enum Check
{
    Version,
    Settings,
    Profiles,
    Database,
    Trail,
    Files,
    Keys,
    Mail,
    Disk,
    Staff,
}

/// <summary>How bad it is.</summary>
internal enum Level
{
    Ok,
    Warning,
    Error,
}

/// <summary>One line of the doctor's report.</summary>
internal sealed record Finding(Check Check, Level Level, string Text)
{
    public static Finding Ok(Check check, string text) => new(check, Level.Ok, text);

    public static Finding Warning(Check check, string text) => new(check, Level.Warning, text);

    public static Finding Error(Check check, string text) => new(check, Level.Error, text);
}
