using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Ebok.Web.Content;

/// <summary>A text of the utility, Markdown without HTML, as elements of the page. No markup is ever made of it: the
/// parser's tree is walked, and what is not known here (HTML, pictures, code) is shown as the text that it is. Links lead
/// to the web, to mail, telephone or into the portal, and nowhere else.</summary>
public sealed class RichText : ComponentBase
{
    // Deeper is nothing that anybody writes; it is shown as text.
    private const int MostLevels = 8;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .Build();

    /// <summary>What staff wrote.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Level of its headings: one below the heading that stands above it.</summary>
    [Parameter]
    public int Heading { get; set; } = 3;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Parsed() is { } document)
            foreach (var block in document)
                Add(builder, block, 0);
        else
            Element(builder, "p", () => builder.AddContent(0, Text));
    }

    // Null for what is nested deeper than the parser follows: no text, but it must not take the page away.
    private MarkdownDocument? Parsed()
    {
        try
        {
            return Markdown.Parse(Text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void Add(RenderTreeBuilder builder, Block block, int level)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Element(
                    builder,
                    $"h{Math.Clamp(Heading + heading.Level - 1, 2, 6)}",
                    () => Add(builder, heading.Inline)
                );
                break;
            case ListBlock list when level < MostLevels:
                Element(builder, list.IsOrdered ? "ol" : "ul", () => AddAll(builder, list, level + 1));
                break;
            case ListItemBlock { Count: 1 } item when item[0] is ParagraphBlock only:
                Element(builder, "li", () => Add(builder, only.Inline));
                break;
            case ListItemBlock item:
                Element(builder, "li", () => AddAll(builder, item, level + 1));
                break;
            case QuoteBlock quote when level < MostLevels:
                Element(builder, "blockquote", () => AddAll(builder, quote, level + 1));
                break;
            case ThematicBreakBlock:
                Void(builder, "hr");
                break;
            case LeafBlock { Inline: { } inline }:
                Element(builder, "p", () => Add(builder, inline));
                break;
            case LeafBlock leaf:
                Element(builder, "p", () => builder.AddContent(0, leaf.Lines.ToString()));
                break;
            case ContainerBlock container when level < MostLevels:
                AddAll(builder, container, level + 1);
                break;
            default:
                Element(builder, "p", () => builder.AddContent(0, Text.Substring(block.Span.Start, block.Span.Length)));
                break;
        }
    }

    private void AddAll(RenderTreeBuilder builder, ContainerBlock container, int level)
    {
        foreach (var block in container)
            Add(builder, block, level);
    }

    private static void Add(RenderTreeBuilder builder, ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
            Add(builder, inline);
    }

    private static void Add(RenderTreeBuilder builder, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                builder.AddContent(0, literal.Content.ToString());
                break;
            case EmphasisInline emphasis:
                Element(builder, emphasis.DelimiterCount > 1 ? "strong" : "em", () => Add(builder, emphasis));
                break;
            case LinkInline { IsImage: false } link
                when SafeAddress(link.GetDynamicUrl?.Invoke() ?? link.Url) is { } to:
                Link(builder, to, () => Add(builder, link));
                break;
            case AutolinkInline auto when SafeAddress(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) is { } to:
                Link(builder, to, () => builder.AddContent(0, auto.Url));
                break;
            case AutolinkInline auto:
                builder.AddContent(0, auto.Url);
                break;
            case CodeInline code:
                Element(builder, "code", () => builder.AddContent(0, code.Content));
                break;
            case HtmlEntityInline entity:
                builder.AddContent(0, entity.Transcoded.ToString());
                break;
            case HtmlInline html:
                builder.AddContent(0, html.Tag);
                break;
            // Whoever presses Enter wants a new line.
            case LineBreakInline:
                Void(builder, "br");
                break;
            case ContainerInline container:
                Add(builder, container);
                break;
            default:
                builder.AddContent(0, inline.ToString());
                break;
        }
    }

    /// <summary>The address, or null where it is none that a text may lead to.</summary>
    internal static string? SafeAddress(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Any(c => char.IsControl(c) || c == '\\'))
            return null;
        if (address is ['/', not '/', ..] or ['/'])
            return address;
        return
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http" or "mailto" or "tel"
            ? address
            : null;
    }

    private static void Link(RenderTreeBuilder builder, string to, Action content)
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", to);
        if (to[0] != '/')
            builder.AddAttribute(2, "rel", "external noopener");
        builder.OpenRegion(3);
        content();
        builder.CloseRegion();
        builder.CloseElement();
    }

    // With anything inside, were it nothing, it would be written with an end, and browsers take that for another one.
    private static void Void(RenderTreeBuilder builder, string name)
    {
        builder.OpenElement(0, name);
        builder.CloseElement();
    }

    private static void Element(RenderTreeBuilder builder, string name, Action content)
    {
        builder.OpenElement(0, name);
        builder.OpenRegion(1);
        content();
        builder.CloseRegion();
        builder.CloseElement();
    }
}
