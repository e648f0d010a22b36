using System.Xml.Linq;
using Ebok.Core.Credentials;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ebok.Web.Hosting;

/// <summary>The keys of antiforgery tokens and of second factors, and the key under which codes are hashed: in
/// {data}/keys, for its owner only (folder 0700, files 0600); part of the backup; the same folder for all servers of one
/// office. Sessions do not depend on them.</summary>
internal static class Keys
{
    public static void AddKeys(this IServiceCollection services, string dataFolder)
    {
        var folder = Folder(Path.Combine(dataFolder, "keys"));
        services.AddDataProtection().SetApplicationName("Ebok");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new OwnerOnly(folder));
        services.AddSingleton(CodeKey.At(Path.Combine(folder.FullName, "codes.key")));
    }

    private static DirectoryInfo Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(
            path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }

    private sealed class OwnerOnly(DirectoryInfo folder)
        : FileSystemXmlRepository(folder, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance)
    {
        public override void StoreElement(XElement element, string friendlyName)
        {
            base.StoreElement(element, friendlyName);
            if (OperatingSystem.IsWindows())
                return;
            foreach (var file in Directory.EnumerateFiles("*.xml"))
                file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
    }
}
