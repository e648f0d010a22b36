namespace Ebok.Core.Live;

/// <summary>A kind of thing whose lists show changes without a reload. In addresses by name.</summary>
public enum LiveTopic
{
    /// <summary>Registrations and their letters.</summary>
    Registrations,

    /// <summary>Letters, applications, notices, complaints.</summary>
    Cases,

    /// <summary>Readings that customers gave.</summary>
    Readings,

    /// <summary>Changes of data that customers asked for.</summary>
    DataChanges,

    /// <summary>Managers, and what they asked for.</summary>
    Managers,

    /// <summary>Runs of the import, and what is to be put right after them.</summary>
    Imports,

    /// <summary>Payments, and statements to be allocated.</summary>
    Payments,

    /// <summary>Mail that goes out.</summary>
    Mail,
}

/// <summary>Marks a kind of row: whoever saves one through <see cref="Data.EbokStore"/> tells those who look at its
/// lists, once it is committed. Writes past the change tracker (<c>ExecuteUpdate</c>) say
/// <see cref="Data.EbokDb.Changed"/>.</summary>
/// <param name="topic">Of its lists.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShownLiveAttribute(LiveTopic topic) : Attribute
{
    public LiveTopic Topic => topic;
}
