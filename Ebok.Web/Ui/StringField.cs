using System.Diagnostics.CodeAnalysis;

namespace Ebok.Web.Ui;

/// <summary>A field whose value is the text as typed; nothing typed is ever refused here.</summary>
public abstract class StringField : FieldBase<string>
{
    /// <inheritdoc/>
    protected override bool TryParseValueFromString(
        string? value,
        out string result,
        [NotNullWhen(false)] out string? validationErrorMessage
    )
    {
        result = value ?? "";
        validationErrorMessage = null;
        return true;
    }
}
