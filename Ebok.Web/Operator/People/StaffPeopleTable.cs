using Ebok.Core.Operators;
using Ebok.Core.Operators.People;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.People;

/// <summary>Who works here, and as what (O7).</summary>
internal sealed class StaffPeopleTable(ListStaff list, TimeProvider clock) : StaffTable<StaffPerson>
{
    public const string Address = "pracownicy";

    public override string Page => Address;
    public override string Caption => OperatorPeopleTexts.Caption;
    public override StaffRole MayExport => StaffRole.Administrator;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new TextFilter("szukaj", OperatorPeopleTexts.Login)];

    public override IReadOnlyList<GridColumn<StaffPerson>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(
                OperatorPeopleTexts.Login,
                r => r.Id == desk.Staff.Staff ? $"{r.Login} ({OperatorPeopleTexts.You})" : r.Login
            )
            {
                Sort = "login",
                Href = r => desk.Path($"{Address}/{r.Id.Value}"),
            },
            new(OperatorPeopleTexts.Role, r => StaffTexts.Of(r.Role)) { Sort = "rola" },
            new(OperatorPeopleTexts.SignIn, r => StaffSignInWords.Of(r, clock.GetUtcNow()).Text)
            {
                Badge = r => StaffSignInWords.Of(r, clock.GetUtcNow()).Kind,
            },
            new(OperatorPeopleTexts.SeenAt, r => Show.Moment(r.SeenAt)),
        ];

    public override async Task<Page<StaffPerson>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        (await list.RunAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel)).TryGet(out var found, out _)
            ? found
            : new([], 1, page.Size, 0);
}
