using System.Security.Cryptography;
using System.Text.Json;
using Ebok.Core.FormDrafts;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Ebok.Web.Attachments;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace Ebok.Web.FormDrafts;

/// <summary>Keeps the form of a session that is over, and gives it back. What was typed is sealed for its account; the
/// browser holds a key in a cookie; nothing of it stands in an address. Files are kept like those of a form with an error
/// (<see cref="KeptFiles"/>). Nothing is done with the form: a person sends it again.</summary>
internal sealed class KeptForms(
    KeepForm keep,
    FindForm find,
    SessionCookie cookie,
    KeptFiles files,
    IDataProtectionProvider protection
)
{
    private const string Cookie = "formularz";
    private const string Token = "__RequestVerificationToken";

    /// <summary>Whether this browser has one waiting.</summary>
    public bool IsWaiting(HttpRequest request, UtilityProfile utility) =>
        cookie.ReadShort(request, utility, Cookie) is not null;

    /// <summary>Keeps what was sent; nothing where the page keeps no forms, another site sent it, or nobody knows whose
    /// session it was.</summary>
    public async Task KeepAsync(HttpContext context, UtilityProfile utility)
    {
        var (request, cancel) = (context.Request, context.RequestAborted);
        if (
            !HttpMethods.IsPost(request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<KeepsFormAttribute>() is null
            || !FormOrigin.IsFromHere(request)
            || cookie.Read(request, utility) is not { } session
            || await keep.SessionOfAsync(utility.Id, session, cancel) is not { } past
            || await FormOrigin.ReadAsync(context) is not { Count: > 0 } form
        )
            return;
        var typed = form.Where(f => f.Key != Token).ToDictionary(f => f.Key, f => f.Value.ToArray());
        var mine = files.For(protection, utility, past.Account.Value);
        foreach (var field in KeptFiles.FieldsOf(form))
        {
            await mine.KeepAsync(form, field, rules: null, cancel);
            typed[KeptFiles.NameOf(field)] = [.. mine.Of(field).Select(f => f.Token)];
        }
        var body = SealOf(utility, past.Account).Protect(JsonSerializer.SerializeToUtf8Bytes(typed));
        if (body.Length > KeepForm.Largest)
            return;
        var key = await keep.RunAsync(utility.Id, past, AddressOf(request), body, cancel);
        cookie.SetShort(context, utility, Cookie, key, KeepForm.Lifetime);
    }

    /// <summary>The form that waits at this address for this account; null: none.</summary>
    public async Task<(IFormCollection Form, CustomerId? Customer)?> FindAsync(
        HttpContext context,
        UtilityProfile utility,
        AccountId account
    )
    {
        if (
            cookie.ReadShort(context.Request, utility, Cookie) is not { } key
            || await find.RunAsync(utility.Id, account, key, AddressOf(context.Request), context.RequestAborted)
                is not { } found
        )
            return null;
        try
        {
            var body = SealOf(utility, account).Unprotect(found.Body);
            var typed = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(body)!;
            var form = new FormCollection(typed.ToDictionary(f => f.Key, f => new StringValues(f.Value)));
            foreach (var field in KeptFiles.FieldsOf(form))
                files.Show(form, field);
            return (form, found.Customer);
        }
        catch (CryptographicException)
        {
            // The keys were changed meanwhile.
            return null;
        }
    }

    /// <summary>The form is here again: what was kept of it goes.</summary>
    public async Task DropAsync(HttpContext context, UtilityProfile utility, AccountId account)
    {
        if (cookie.ReadShort(context.Request, utility, Cookie) is not { } key)
            return;
        await find.DropAsync(utility.Id, account, key, AddressOf(context.Request), context.RequestAborted);
        cookie.RemoveShort(context, utility, Cookie);
    }

    private static string AddressOf(HttpRequest request) => request.Path + request.QueryString;

    private IDataProtector SealOf(UtilityProfile utility, AccountId account) =>
        protection.CreateProtector("Ebok.KeptForms", utility.Slug, account.Value.ToString("N"));
}
