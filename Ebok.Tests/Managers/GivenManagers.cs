using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Managers;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Managers;

/// <summary>Managers and their requests, as the pages leave them.</summary>
internal static class GivenManagers
{
    /// <summary>Waits for staff; the address is confirmed.</summary>
    public static ManagerRequest Request(UtilityId utility, string firm, params string[] addresses) =>
        new()
        {
            Id = ManagerRequestId.New(),
            Utility = utility,
            Request = Guid.CreateVersion7(),
            State = ManagerRequestState.Waiting,
            Firm = firm,
            Email = "biuro@zarzadca.example",
            PostalAddress = "ul. Długa 1, 85-001 Bydgoszcz",
            Addresses = string.Join('\n', addresses),
            SubmittedAt = Given.Imported,
            ConfirmedAt = Given.Imported,
        };

    public static Account Account(UtilityId utility, string login) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = utility,
            UserName = login,
            NormalizedUserName = LoginName.Normalise(login),
            Email = "biuro@zarzadca.example",
            SecurityStamp = "stempel",
            CreatedAt = Given.Imported,
        };

    public static IEnumerable<IOfUtility> Manager(Account account, string firm, params Customer[] customers) =>
        [
            new Manager
            {
                Account = new(account.Id),
                Utility = account.Utility,
                Firm = firm,
                MadeAt = Given.Imported,
            },
            .. customers.Select(c => new AccountCustomer
            {
                Account = new(account.Id),
                Customer = c.Id,
                Utility = account.Utility,
            }),
        ];
}
