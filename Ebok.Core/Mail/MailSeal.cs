using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Ebok.Core.Mail;

/// <summary>What a mail says, in both its forms.</summary>
/// <param name="Text">Lines end in \n.</param>
/// <param name="Html">A whole document.</param>
internal sealed record MailBody(string Text, string Html);

/// <summary>Keeps bodies of waiting mails unreadable in the database and its backups: under the keys of {data}/keys.</summary>
public sealed class MailSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("Ebok.Mail.Body");

    internal byte[] Close(MailBody body) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(body));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed under keys that are lost.</exception>
    internal MailBody Open(byte[] sealedBody) => JsonSerializer.Deserialize<MailBody>(protector.Unprotect(sealedBody))!;
}
