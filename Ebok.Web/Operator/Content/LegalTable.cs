using Ebok.Core.Content;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Content;

/// <summary>Versions of a text that customers agree to (O6).</summary>
internal sealed class LegalTable(ListLegal list, TimeProvider clock) : StaffTable<LegalRow>
{
    public const string Address = "regulaminy";

    /// <summary>In the address: which text.</summary>
    public const string KindName = "tekst";

    /// <summary>In the order of the tabs; the first is what is shown without a choice.</summary>
    public static IReadOnlyList<(LegalKind Kind, string Slug)> Kinds { get; } =
    [(LegalKind.Terms, "regulamin"), (LegalKind.Privacy, "prywatnosc"), (LegalKind.EInvoice, "efaktura")];

    public override string Page => Address;
    public override string Caption => OperatorContentTexts.VersionsCaption;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) => [new KeptFilter(KindName)];

    public override IReadOnlyList<GridColumn<LegalRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorContentTexts.Version, r => r.Label) { Sort = "wersja" },
            new(OperatorContentTexts.State, StateOf) { Badge = KindOf },
            new(OperatorContentTexts.InForceFrom, r => Show.Date(r.InForceFrom)) { Sort = "od" },
            .. TextColumns(Read(query[KindName])),
            new(OperatorContentTexts.PublishedAt, r => Show.Moment(r.PublishedAt)) { Sort = "data" },
            new(
                OperatorContentTexts.PublishedBy,
                r => r.PublishedAt is null ? OperatorContentTexts.FromProfile : r.PublishedBy
            ),
            new(OperatorContentTexts.Download, r => r.Document is null ? null : OperatorContentTexts.Download)
            {
                Href = r =>
                    r.Document is { } document ? desk.Path($"{DocumentsTable.Address}/{document.Value}/plik") : null,
                PageOnly = true,
            },
        ];

    public override Task<Page<LegalRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, Read(query[KindName]), query.Sort, page, cancel);

    public static LegalKind Read(string? slug) => Kinds.FirstOrDefault(k => k.Slug == slug, Kinds[0]).Kind;

    /// <summary>What its text is called: of a consent the words themselves.</summary>
    public static string TextTitle(LegalKind kind) =>
        kind == LegalKind.EInvoice ? OperatorContentTexts.Words : OperatorContentTexts.WhatChanged;

    private static IEnumerable<GridColumn<LegalRow>> TextColumns(LegalKind kind) =>
        kind == LegalKind.Privacy ? [] : [new(TextTitle(kind), r => r.Text) { Wide = true }];

    private string StateOf(LegalRow row) =>
        row.HoldsNow ? OperatorContentTexts.HoldsNow
        : Waits(row) ? OperatorContentTexts.Waits
        : OperatorContentTexts.Before;

    private BadgeKind? KindOf(LegalRow row) =>
        row.HoldsNow ? BadgeKind.Ok
        : Waits(row) ? BadgeKind.Info
        : BadgeKind.Quiet;

    private bool Waits(LegalRow row) => row.InForceFrom > clock.Today();
}
