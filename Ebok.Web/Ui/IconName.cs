namespace Ebok.Web.Ui;

/// <summary>The drawings there are, 24 × 24, one stroke of 2.</summary>
public enum IconName
{
    Alert,
    Bell,
    Check,
    Clock,
    Close,
    Copy,
    Document,
    Down,
    Download,
    Edit,
    External,
    Home,
    Inbox,
    Info,
    Left,
    Lock,
    Menu,
    Meter,
    Part,
    Print,
    Right,
    Search,
    Stop,
    User,
}

/// <summary>The one path of each drawing.</summary>
public static class IconPaths
{
    /// <summary>Value of the path's <c>d</c>.</summary>
    public static string Of(IconName name) =>
        name switch
        {
            IconName.Alert => "M12 9v4M12 16.5v.01M12 3 2.500 20h19L12 3z",
            IconName.Bell => "M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7zM10 20.500h4",
            IconName.Check => "M5 12.500l4.500 4.500L19 7.500",
            IconName.Clock => "M12 7v5l3.500 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
            IconName.Close => "M6 6l12 12M18 6 6 18",
            IconName.Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            IconName.Document => "M6 3h8l5 5v13H6zM14 3v5h5M9.500 13h6M9.500 17h6",
            IconName.Down => "M6 9l6 6 6-6",
            IconName.Download => "M12 4v11m0 0 4.500-4.500M12 15l-4.500-4.500M4 20h16",
            IconName.Edit => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
            IconName.External => "M9 5H4v15h15v-5M13 4h7v7M20 4l-9 9",
            IconName.Home => "M3 11.500 12 4l9 7.500M6 9.500V20h12V9.500",
            IconName.Inbox => "M4 13 7 5h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
            IconName.Info => "M12 11v6M12 7.500v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
            IconName.Left => "M15 5l-7 7 7 7",
            IconName.Lock => "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3",
            IconName.Menu => "M4 7h16M4 12h16M4 17h16",
            IconName.Meter => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 13l4-4.500M7.500 16.500h9",
            IconName.Part => "M12 21a9 9 0 1 0 0-18v18zM12 3a9 9 0 0 0 0 18",
            IconName.Print => "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
            IconName.Right => "M9 5l7 7-7 7",
            IconName.Search => "M15.500 15.500 21 21M17 10.500a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0z",
            IconName.Stop => "M12 7.500v5.500M12 16.500v.01M8 3h8l5 5v8l-5 5H8l-5-5V8z",
            IconName.User => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6.500 8-6.500s8 2.500 8 6.500",
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such icon"),
        };
}
