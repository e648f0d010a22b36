using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ebok.Tests.Mail;

/// <summary>A certificate for 127.0.0.1 that nobody has signed, in two PEM files.</summary>
internal static class ServerCertificate
{
    public static async Task<(string Certificate, string Key)> MakeAsync(string folder)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem(), cancel);
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem(), cancel);
        return (certificateFile, keyFile);
    }
}
