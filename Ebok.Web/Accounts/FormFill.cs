using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Ebok.Web.Accounts;

/// <summary>Puts the fields of a form back into the model of its page: <c>Typed.Text</c>, <c>Typed.Rows[2].Whole</c>. Only
/// what the model has; what does not fit is left out.</summary>
internal static class FormFill
{
    // As many meters as a form has at most.
    private const int MostRows = 100;

    /// <param name="form">As it was sent.</param>
    /// <param name="model">Filled in place.</param>
    /// <param name="prefix">Name of the model in the form.</param>
    public static void Fill(IFormCollection form, object model, string prefix)
    {
        foreach (var property in model.GetType().GetProperties().Where(p => p is { CanRead: true, CanWrite: true }))
        {
            var name = $"{prefix}.{property.Name}";
            if (form.TryGetValue(name, out var values))
                Set(property, model, values[0]);
            else if (
                property.PropertyType is { IsGenericType: true } list
                && list.GetGenericTypeDefinition() == typeof(List<>)
            )
                FillRows(form, (IList?)property.GetValue(model), list.GenericTypeArguments[0], name);
        }
    }

    private static void FillRows(IFormCollection form, IList? rows, Type of, string name)
    {
        for (var i = 0; rows is not null && i < MostRows; i++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]");
            if (!form.Keys.Any(k => k.StartsWith(prefix + ".", StringComparison.Ordinal)))
                return;
            var row = Activator.CreateInstance(of)!;
            Fill(form, row, prefix);
            rows.Add(row);
        }
    }

    private static void Set(PropertyInfo property, object model, string? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string))
            property.SetValue(model, value);
        else if (
            value is not null
            && type.IsValueType
            && TypeDescriptor.GetConverter(type) is { } converter
            && converter.IsValid(value)
        )
            property.SetValue(model, converter.ConvertFromInvariantString(value));
    }
}
