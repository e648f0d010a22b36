using System.Globalization;

namespace Ebok.Web.Commands;

/// <summary>Texts of the command line, with Polish numbers.</summary>
internal static class Text
{
    internal static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    internal static string Of(string format, params object?[] arguments) => string.Format(Polish, format, arguments);
}
