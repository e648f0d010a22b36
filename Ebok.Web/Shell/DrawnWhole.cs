using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Shell;

/// <summary>A component that is drawn when it has read all it shows, and then once. <see cref="ComponentBase"/> draws already
/// while it waits for the database: half a page, on which a form may not have its model yet and fails – only where the
/// database is slow at that moment. Base of every component here (<c>_Imports.razor</c>) that names no other.</summary>
public abstract class DrawnWhole : ComponentBase
{
    private bool initialized;

    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!initialized)
        {
            initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
