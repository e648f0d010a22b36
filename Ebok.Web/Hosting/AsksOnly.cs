namespace Ebok.Web.Hosting;

/// <summary>Marks an address that is posted to only to keep what is asked out of the address: it changes nothing, and a
/// line for each would hide those that do.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsksOnlyAttribute : Attribute;
