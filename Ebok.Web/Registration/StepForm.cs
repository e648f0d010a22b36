using System.Text.Json;
using Ebok.Core.Utilities;

namespace Ebok.Web.Registration;

/// <summary>What the interactive fields of a step get from their page: a circuit has no request.</summary>
public sealed record StepForm
{
    /// <summary>The utility.</summary>
    public required string Slug { get; init; }

    /// <summary>The step, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>The draft's key. Parameters of an island stand encrypted in the page.</summary>
    public required string Key { get; init; }

    /// <summary>The draft's version that the values are of.</summary>
    public required int Version { get; init; }

    /// <summary>What stands in the fields.</summary>
    public required Dictionary<FieldKey, string> Values { get; init; }

    /// <summary>What the server found wrong, in words.</summary>
    public Dictionary<FieldKey, string> Problems { get; init; } = [];

    /// <summary>The one-time code was typed right already.</summary>
    public bool EmailConfirmed { get; init; }

    /// <summary>A password was accepted already.</summary>
    public bool HasPassword { get; init; }

    /// <summary>When the code that was sent dies.</summary>
    public DateTimeOffset? CodeEnds { get; init; }

    /// <summary>Name of a field in the form: <c>invoiceNumber</c>.</summary>
    public static string NameOf(FieldKey field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    /// <summary>Id of its input.</summary>
    public static string IdOf(FieldKey field) => "pole-" + NameOf(field);

    /// <summary>What a browser has sent, of the fields of a step that are not locked. An empty box sends nothing.</summary>
    public static Dictionary<FieldKey, string> Read(RegistrationStep step, Func<string, string?> posted)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(posted);
        return step.Fields.Where(f => !f.Locked).ToDictionary(f => f.Field, f => posted(NameOf(f.Field)) ?? "");
    }
}
