using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Operator.Customers;

/// <summary>A column of a <see cref="RowsTable{T}"/>.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Cell">What stands in it.</param>
/// <param name="IsAmount">Amounts stand right.</param>
public sealed record RowsColumn<T>(string Label, RenderFragment<T> Cell, bool IsAmount = false);
