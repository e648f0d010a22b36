using System.Text;
using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>Finding, making and changing drafts, in the caller's transaction.</summary>
internal static class Drafts
{
    /// <summary>Longest value kept; nothing that a form asks for is longer.</summary>
    public const int LongestValue = 512;

    // Never in a draft: what is typed into these.
    private static readonly FieldKey[] Secret = [FieldKey.Password, FieldKey.PasswordAgain, FieldKey.OneTimeCode];

    public static bool Keeps(FormField field) =>
        !field.Locked && field.Field != FieldKey.Login && !Secret.Contains(field.Field);

    /// <summary>The draft of a browser; null where there is none or it is too old.</summary>
    public static Task<RegistrationDraft?> FindAsync(
        EbokDb db,
        string? key,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var hash = SessionKey.Hash(key ?? "");
        return db.RegistrationDrafts.Where(d => d.KeyHash == hash && d.ExpiresAt > now).SingleOrDefaultAsync(cancel);
    }

    /// <summary>A fresh one under the key that the browser was given; one that was too old makes room.</summary>
    public static async Task<RegistrationDraft> AddAsync(
        EbokDb db,
        UtilityProfile utility,
        string key,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var hash = SessionKey.Hash(key);
        await db.RegistrationDrafts.Where(d => d.KeyHash == hash).ExecuteDeleteAsync(cancel);
        var draft = new RegistrationDraft
        {
            Id = Guid.CreateVersion7(),
            Utility = utility.Id,
            KeyHash = hash,
            Values = new DraftContent().ToJson(),
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = now.AddDays(utility.Lifetimes.DraftDays),
        };
        db.RegistrationDrafts.Add(draft);
        return draft;
    }

    /// <summary>Takes one value. Another e-mail address or customer code than the one that a code was sent for voids the
    /// code and every step after this one.</summary>
    public static async Task PutAsync(
        EbokDb db,
        RegistrationDraft draft,
        DraftContent content,
        UtilityProfile utility,
        int step,
        FieldKey field,
        string text,
        CancellationToken cancel
    )
    {
        var before = content.Text(field) ?? "";
        if (before == text)
            return;
        content.Fields[field] = new DraftValue(text, draft.Version + 1);
        if (draft.Step <= step || !utility.Registration.Steps[step].SendsCode)
            return;
        if (field is not (FieldKey.Email or FieldKey.CustomerCode))
            return;
        draft.Step = step;
        content.ConfirmedEmail = null;
        await db
            .OneTimeSecrets.Where(s => s.Purpose == SecretPurpose.RegistrationCode && s.Subject == draft.Id)
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Writes the content back as one more version.</summary>
    public static void Save(
        this RegistrationDraft draft,
        DraftContent content,
        UtilityProfile utility,
        DateTimeOffset now
    )
    {
        draft.Values = content.ToJson();
        draft.Version++;
        draft.UpdatedAt = now;
        draft.ExpiresAt = now.AddDays(utility.Lifetimes.DraftDays);
    }

    /// <summary>What is stored of a text that was typed: without the spaces around it, without signs that nobody types.</summary>
    public static string Clean(string? typed)
    {
        // PostgreSQL has no text with a NUL in it, UTF-8 none with half a surrogate pair.
        var runes = (typed ?? "").EnumerateRunes().Where(r => !Rune.IsControl(r) && r != Rune.ReplacementChar);
        return string.Concat(runes.Take(LongestValue)).Trim();
    }
}
