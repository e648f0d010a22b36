using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ebok.Web.Ui;

/// <summary>What every bound field has: label, hint, its error tied to it, an id that the error summary links to.
/// Works in static forms (by name) and in interactive ones (by binding).</summary>
/// <typeparam name="T">Type of the bound value.</typeparam>
public abstract class FieldBase<T> : InputBase<T>
{
    /// <summary>Label, as the seeds write it.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>One line that helps to fill it in.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Marks the field as one that may be left empty.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Width.</summary>
    [Parameter]
    public FieldSize Size { get; set; }

    /// <summary>Id of the input: <c>pole-{Property}</c>.</summary>
    protected string Id => FormFields.IdOf(FieldIdentifier);

    /// <summary>First error of this field.</summary>
    protected string? Error => CascadedContext?.GetValidationMessages(FieldIdentifier).FirstOrDefault();

    /// <summary>Value of <c>aria-describedby</c>.</summary>
    protected string? DescribedBy => Field.DescribedBy(Id, Hint, Error);

    /// <summary>Classes of the input.</summary>
    protected string InputCss =>
        Size switch
        {
            FieldSize.Xs => "input input-xs",
            FieldSize.S => "input input-s",
            FieldSize.M => "input input-m",
            _ => "input",
        };

    [CascadingParameter]
    private EditContext? CascadedContext { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (CascadedContext is null)
            return;
        FormFields.Of(CascadedContext).Add(FieldIdentifier);
        // Errors that were there before the field: the summary above it has not known where they lead.
        if (Error is not null)
            CascadedContext.NotifyValidationStateChanged();
    }
}

/// <summary>The fields of a form, in the order in which they stand on the page: what the error summary goes by.</summary>
internal static class FormFields
{
    private static readonly object Key = new();

    internal static string IdOf(FieldIdentifier field) => "pole-" + field.FieldName;

    internal static List<FieldIdentifier> Of(EditContext context)
    {
        if (!context.Properties.TryGetValue(Key, out var fields))
            context.Properties[Key] = fields = new List<FieldIdentifier>();
        return (List<FieldIdentifier>)fields;
    }
}
