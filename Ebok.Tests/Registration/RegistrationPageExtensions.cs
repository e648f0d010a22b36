using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>What everybody does who registers in a browser.</summary>
internal static class RegistrationPageExtensions
{
    /// <summary>Types what stands in the picture.</summary>
    public static async Task ReadPictureAsync(this IPage page, EbokApp app, string slug)
    {
        var picture = await page.Locator("input[name=obrazek]").InputValueAsync();
        await page.GetByLabel("Kod z obrazka").FillAsync(HumanCodes.Of(app, slug, picture));
    }
}
