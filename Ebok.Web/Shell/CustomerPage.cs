using Ebok.Core.Imports;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace Ebok.Web.Shell;

/// <summary>A reading page of a signed-in customer: static, its data asked for once, all links within the office.</summary>
public abstract class CustomerPage : DrawnWhole
{
    /// <summary>The utility in the address; <see cref="Office"/> has already found it.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>Utility and customer.</summary>
    [Inject]
    protected Office Office { get; set; } = default!;

    /// <summary>As of when the data are (B3).</summary>
    protected DateTimeOffset? AsOf { get; private set; }

    /// <summary>Given up when the browser goes away.</summary>
    protected CancellationToken Cancel => Context.RequestAborted;

    /// <summary>First parameter of the use cases.</summary>
    protected Actor Actor => Office.Actor;

    /// <summary>Whether the office has several sellers, so that each thing says whose it is (U2).</summary>
    protected bool ManySellers => Office.Utility.Companies.Count > 1;

    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [Inject]
    private ReadFreshness Freshness { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>How fresh the data are, then the page's own.</summary>
    protected sealed override async Task OnParametersSetAsync()
    {
        AsOf = await Freshness.RunAsync(Office.Utility.Id, Cancel);
        await LoadAsync();
    }

    /// <summary>Asks the use cases.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Title of the window: the page's, then the utility's.</summary>
    protected string Title(string page) => $"{page} – {Office.Utility.ShortName}";

    /// <summary>A seller where there is little room; its NIP where the profile no longer has it.</summary>
    protected string Seller(string nip) => Office.Utility.CompanyByNip(nip)?.ShortName ?? nip;

    /// <summary>Answers 404, the same for what is not there and for what is another's.</summary>
    protected void AnswerNotFound() => Navigation.NotFound();
}
