namespace Ebok.Web.FormDrafts;

/// <summary>Marks a page whose form is kept when it is sent after the session has ended, and filled in again after
/// sign-in. Never a page that asks for a password or a code.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsFormAttribute : Attribute;
