namespace Ebok.Web.Attachments;

/// <summary>Marks a page whose form may bring files: only there a request may be larger than a form is, as large as the
/// utility's rules for attachments say (<see cref="UploadSize"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;
