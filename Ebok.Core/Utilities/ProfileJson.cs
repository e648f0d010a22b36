using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ebok.Core.Utilities;

/// <summary>A profile as JSON and back: one form for files, published versions, export and import.</summary>
public static class ProfileJson
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 32,
    };

    // Polish letters as they are.
    internal static readonly JsonSerializerOptions Pretty = new(ProfileShape.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The one way to write a profile: every setting in its order, defaults too, without those that are not
    /// set. Two profiles that say the same are the same text.</summary>
    public static string Write(UtilityProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return JsonSerializer.Serialize(profile with { Schema = "./schema.json" }, Pretty) + "\n";
    }

    /// <summary>SHA-256 of that text, in hex.</summary>
    internal static string HashOf(string json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>The profile, or null and every mistake of its shape.</summary>
    internal static UtilityProfile? Read(ReadOnlyMemory<byte> utf8, Action<string, ProfileReason> mistake)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, Lenient);
            return Read(json.RootElement, mistake);
        }
        catch (JsonException e)
        {
            mistake($"line {e.LineNumber + 1}", ProfileReason.Of("NotJson", $"is not JSON: {e.Message}"));
            return null;
        }
    }

    /// <summary>The same of what is already read.</summary>
    internal static UtilityProfile? Read(JsonElement json, Action<string, ProfileReason> mistake)
    {
        var clean = true;
        ProfileShape.Check(
            json,
            typeof(UtilityProfile),
            "$",
            (path, reason) =>
            {
                clean = false;
                mistake(path, reason);
            }
        );
        return clean ? json.Deserialize<UtilityProfile>(ProfileShape.Options) : null;
    }

    /// <summary>An object to be edited; null where the text is none.</summary>
    internal static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient) as JsonObject;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
