using System.Globalization;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Profiles;

/// <summary>Published versions of the settings (U3).</summary>
internal sealed class VersionsTable(ListProfileVersions list) : StaffTable<VersionRow>
{
    public const string Address = "ustawienia/wersje";

    public override string Page => Address;
    public override string Caption => OperatorProfileTexts.Versions;
    public override StaffRole MayExport => StaffRole.Administrator;

    public override IReadOnlyList<GridColumn<VersionRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorProfileTexts.Version, r => Show.Text(OperatorProfileTexts.VersionNumber, r.Number))
            {
                Sort = "wersja",
                Href = r => desk.Path($"{Address}/{r.Number.ToString(CultureInfo.InvariantCulture)}"),
            },
            new(OperatorProfileTexts.When, r => Show.Moment(r.PublishedAt)),
            new(OperatorProfileTexts.Who, r => r.By),
            new(OperatorProfileTexts.Origin, r => SettingWords.Choice(nameof(ProfileOrigin), r.Origin.ToString())),
            new(OperatorProfileTexts.Note, r => r.Note) { Wide = true },
        ];

    public override async Task<Page<VersionRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        (await list.RunAsync(desk.Staff, query.Sort, page, cancel)).TryGet(out var found, out _)
            ? found
            : new([], 1, page.Size, 0);
}
