using Bunit;
using Ebok.Web.Shell;
using Microsoft.AspNetCore.Components.Rendering;

namespace Ebok.Tests.Shell;

/// <summary>A page whose database is slow is drawn when it has answered, not before, and once.</summary>
public sealed class DrawnWholeTests
{
    [Fact]
    public async Task Component_ThatReadsTwice_IsDrawnOnceWithBoth()
    {
        await using var context = new BunitContext();
        var page = context.Render<SlowPage>();

        page.Instance.First.SetResult("pierwsze");
        page.RenderCount.ShouldBe(0);
        page.Instance.Second.SetResult("drugie");

        await page.WaitForAssertionAsync(() => page.Markup.ShouldBe("pierwsze drugie"));
        page.RenderCount.ShouldBe(1);
    }

    private sealed class SlowPage : DrawnWhole
    {
        private string? first;
        private string? second;

        internal TaskCompletionSource<string> First { get; } = new();
        internal TaskCompletionSource<string> Second { get; } = new();

        protected override async Task OnInitializedAsync()
        {
            first = await First.Task;
            second = await Second.Task;
        }

        // As a form does without its model, drawn too early it fails.
        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, $"{first!.Trim()} {second!.Trim()}");
    }
}
