using System.Text;
using Ebok.Core.HumanChecks;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.HumanChecks;

/// <summary>What a person reads from a picture: opened with the portal's own key.</summary>
internal static class HumanCodes
{
    public static string Of(EbokApp app, string slug, string picture) =>
        Encoding.ASCII.GetString(
            new HumanSeals(app.Services.GetRequiredService<IDataProtectionProvider>(), app.Clock)
                .Open("picture", app.Services.GetRequiredService<UtilityCatalog>().Find(slug)!, picture)!
                .Secret
        );
}
