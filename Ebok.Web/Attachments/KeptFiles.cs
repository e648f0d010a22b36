using System.Globalization;
using System.Security.Cryptography;
using Ebok.Core.Attachments;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Ebok.Web.Attachments;

/// <summary>A file that a form brings along although the browser has forgotten it.</summary>
/// <param name="Token">What stands in the form.</param>
/// <param name="Name">As the browser called it.</param>
/// <param name="Length">Bytes.</param>
public sealed record KeptFile(string Token, string Name, long Length);

/// <summary>Files of a form that comes back with an error, so that they need not be chosen again. What stands in the form
/// is sealed and good for the account that sent it, or for whoever has the page where no sign-in is needed, at this
/// utility, for three hours. Scoped.</summary>
public sealed class KeptFiles
{
    private const long Megabyte = 1024 * 1024;
    private const long MostOfAccount = 60 * Megabyte;
    private const long MostOfStrangers = 300 * Megabyte;
    private const int MostInAForm = 20;
    private readonly Dictionary<string, List<KeptFile>> kept = [];
    private readonly KeptFileFolder folder;
    private readonly Lazy<Place?> place;

    /// <summary>For the utility and whoever is signed in of the request, looked at when a file is: this is made before
    /// either is known, and for pages of no utility too.</summary>
    public KeptFiles(IServiceProvider services, Office office, IDataProtectionProvider protection)
    {
        ArgumentNullException.ThrowIfNull(office);
        folder = services.GetRequiredService<KeptFileFolder>();
        place = new(
            () =>
                office.UtilityOrNull is { } utility
                    ? PlaceOf(protection, utility, office.Session?.Account.Value)
                    : null,
            LazyThreadSafetyMode.PublicationOnly
        );
    }

    private KeptFiles(KeptFiles of, IDataProtectionProvider protection, UtilityProfile utility, Guid account)
    {
        folder = of.folder;
        place = new(PlaceOf(protection, utility, account));
    }

    /// <summary>The same for an account whose session is over.</summary>
    internal KeptFiles For(IDataProtectionProvider protection, UtilityProfile utility, Guid account) =>
        new(this, protection, utility, account);

    /// <summary>Name of the field that brings them along.</summary>
    public static string NameOf(string field) => field + "-zachowane";

    /// <summary>The field that such a name belongs to; null: it is of none.</summary>
    internal static string? FieldOf(string name) =>
        name.EndsWith(NameOf(""), StringComparison.Ordinal) ? name[..^NameOf("").Length] : null;

    /// <summary>Fields of a form with files, chosen or brought along.</summary>
    internal static IEnumerable<string> FieldsOf(IFormCollection form) =>
        form.Files.Select(f => f.Name).Concat(form.Keys.Select(FieldOf).OfType<string>()).Distinct();

    /// <summary>Those of a field: brought along by the form, or kept by now.</summary>
    public IReadOnlyList<KeptFile> Of(string field) => kept.GetValueOrDefault(field) ?? [];

    /// <summary>Those that a form brings along, to be taken like any other file.</summary>
    internal IEnumerable<IncomingFile> Read(IFormCollection form, string field) =>
        Tokens(form, field).Select(t => new IncomingFile(t.File.Name, t.File.Length, () => folder.Open(owner, t.Id)));

    /// <summary>Keeps the files of a form that will come back: the chosen ones, and those that it brought along.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="field">Which of its fields.</param>
    /// <param name="rules">What they would be refused by is not kept; null: all.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task KeepAsync(IFormCollection form, string field, AttachmentRules? rules, CancellationToken cancel)
    {
        // Staff have no office: their forms ask for files again.
        if (place.Value is null)
            return;
        var files = new List<KeptFile>();
        foreach (var (id, file) in Tokens(form, field))
            if (IsGood(new(file.Name, file.Length, () => folder.Open(owner, id)), rules))
                files.Add(file);
        foreach (var chosen in form.Files.GetFiles(field).Where(f => f.Length > 0))
        {
            if (files.Count >= (rules?.MaxFiles ?? MostInAForm))
                break;
            if (!IsGood(new(chosen.FileName, chosen.Length, chosen.OpenReadStream), rules))
                continue;
            await using var content = chosen.OpenReadStream();
            if (await folder.KeepAsync(owner, content, mostBytes, cancel) is { } id)
                files.Add(new(TokenOf(id, chosen.FileName), chosen.FileName, chosen.Length));
        }
        kept[field] = files;
    }

    /// <summary>Shows again what a form that was not sent had brought along.</summary>
    internal void Show(IFormCollection form, string field) =>
        kept[field] = [.. Tokens(form, field).Select(t => t.File)];

    private static bool IsGood(IncomingFile file, AttachmentRules? rules) =>
        rules is null || StoreAttachments.IsTaken(file, rules);

    private IEnumerable<(Guid Id, KeptFile File)> Tokens(IFormCollection form, string field)
    {
        if (place.Value is null)
            yield break;
        foreach (var token in form[NameOf(field)].Take(MostInAForm))
            if (token is not null && Opened(token) is { } file && folder.LengthOf(owner, file.Id) is { } length)
                yield return (file.Id, new(token, file.Name, length));
    }

    private string TokenOf(Guid id, string name) => seal.Protect($"{id:N}{name}", KeptFileFolder.Lifetime);

    private (Guid Id, string Name)? Opened(string token)
    {
        try
        {
            var text = seal.Unprotect(token);
            return (Guid.ParseExact(text[..32], "N"), text[32..]);
        }
        catch (CryptographicException)
        {
            // Too old, or somebody else's: it is not there.
            return null;
        }
    }

    private string owner => place.Value!.Owner;

    private long mostBytes => place.Value!.MostBytes;

    private ITimeLimitedDataProtector seal => place.Value!.Seal;

    private static Place PlaceOf(IDataProtectionProvider protection, UtilityProfile utility, Guid? account)
    {
        var owner = account is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{utility.Slug}-{id:N}")
            : $"{utility.Slug}-bez-logowania";
        var seal = protection.CreateProtector("Ebok.KeptFiles", owner).ToTimeLimitedDataProtector();
        return new(owner, account is null ? MostOfStrangers : MostOfAccount, seal);
    }

    private sealed record Place(string Owner, long MostBytes, ITimeLimitedDataProtector Seal);
}
