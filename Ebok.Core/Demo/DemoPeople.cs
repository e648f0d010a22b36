using System.Globalization;
using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>Makes the n-th customer of a utility: name, numbers, contracts, points, meters.</summary>
internal static class DemoPeople
{
    internal static DemoCustomer Make(DemoPlan plan, int index)
    {
        var utility = plan.Utility;
        var random = new DemoRandom(utility.Slug, index, "person");
        var kind = KindOf(index);
        var woman = random.Chance(50);
        var address = Address(random, utility, kind, house: index == DemoPlan.Ordinary);
        var name = NameOf(random, index, kind, woman, address);
        var customer = new DemoCustomer
        {
            Index = index,
            Code = DemoNumbers.Code(utility.CustomerCode, index),
            Name = name,
            Kind = kind,
            Nip = kind == CustomerKind.Person ? null : DemoNumbers.Nip(random),
            Regon = kind == CustomerKind.Person ? null : DemoNumbers.Regon(random),
            Pesel = kind == CustomerKind.Person ? DemoNumbers.Pesel(random, woman) : null,
            Email = string.Create(CultureInfo.InvariantCulture, $"{Plain(name)}.{index}@poczta.example"),
            Phone = $"+48 600 {random.Digits(3)} {random.Digits(3)}",
            ContactOnFile = index < DemoPlan.FirstUnregistered || random.Chance(50),
            Address = address,
            Mail = index % 9 == 4 ? new DemoParty(name, null, Address(random, utility, CustomerKind.Person)) : null,
            Account = DemoNumbers.Account(utility.Companies[0], index),
            Habit = index == DemoPlan.Ordinary ? PayingHabit.InParts : HabitOf(random),
            Manager = index is >= 3 and < DemoPlan.FirstUnregistered ? ManagerOf(plan) : null,
        };
        return customer with { Contracts = [.. Contracts(plan, customer)] };
    }

    /// <summary>The firm that manages houses in this town.</summary>
    internal static DemoParty ManagerOf(DemoPlan plan)
    {
        var random = new DemoRandom(plan.Utility.Slug, -1, "manager");
        return new DemoParty(
            "Zarządzanie Nieruchomościami „Dom i Ogród” sp. z o.o.",
            DemoNumbers.Nip(random),
            Address(random, plan.Utility, CustomerKind.Company)
        );
    }

    private static CustomerKind KindOf(int index) =>
        index switch
        {
            DemoPlan.Ordinary or 1 => CustomerKind.Person,
            2 => CustomerKind.Company,
            < DemoPlan.FirstUnregistered => CustomerKind.Community,
            _ => (index % 10) switch
            {
                0 or 1 => CustomerKind.Company,
                2 => CustomerKind.Community,
                _ => CustomerKind.Person,
            },
        };

    private static PayingHabit HabitOf(DemoRandom random) =>
        random.Next(20) switch
        {
            < 9 => PayingHabit.Punctual,
            < 13 => PayingHabit.Late,
            < 15 => PayingHabit.InParts,
            < 18 => PayingHabit.RoundsUp,
            _ => PayingHabit.Debtor,
        };

    private static string NameOf(DemoRandom random, int index, CustomerKind kind, bool woman, DemoAddress address)
    {
        if (kind == CustomerKind.Company)
            return index % 20 == 11
                ? DemoNames.LongFirm
                : $"{random.Pick(DemoNames.Firms)} {random.Pick(DemoNames.Forms)}";
        if (kind == CustomerKind.Community)
            return index % 20 == 12
                ? DemoNames.LongCommunity
                : $"WSPÓLNOTA MIESZKANIOWA {address.Street.ToUpperInvariant()}";
        var (man, lady) = random.Pick(DemoNames.Surnames);
        return woman ? $"{random.Pick(DemoNames.Women)} {lady}" : $"{random.Pick(DemoNames.Men)} {man}";
    }

    private static DemoAddress Address(DemoRandom random, UtilityProfile utility, CustomerKind kind, bool house = false)
    {
        var company = utility.Companies[0];
        var flat = kind == CustomerKind.Person && !house && random.Chance(60) ? $"/{random.Between(1, 60)}" : "";
        var letter = random.Chance(10) ? "A" : "";
        return new DemoAddress(
            $"{random.Pick(DemoNames.Streets)} {random.Between(1, 140)}{letter}{flat}",
            company.PostCode,
            company.City
        );
    }

    private static IEnumerable<DemoContract> Contracts(DemoPlan plan, DemoCustomer customer)
    {
        var companies = plan.Utility.Companies;
        yield return Contract(plan, customer, 0, companies[0], plan.Services[0]);
        if (companies.Count > 1 && customer.Index % 3 == 0)
            yield return Contract(
                plan,
                customer,
                1,
                companies[1 + customer.Index / 3 % (companies.Count - 1)],
                plan.Services[0]
            );
        else if (plan.Services.Count > 1 && customer.Index % 3 == 0)
            yield return Contract(plan, customer, 1, companies[0], plan.Services[1]);
    }

    private static DemoContract Contract(
        DemoPlan plan,
        DemoCustomer customer,
        int order,
        Company seller,
        DemoService service
    )
    {
        var random = new DemoRandom(plan.Utility.Slug, customer.Index, $"contract {order}");
        var since = plan.Since(customer.Index, service);
        var points = PointCount(customer, order, random);
        return new DemoContract(
            order,
            string.Create(
                CultureInfo.InvariantCulture,
                $"U/{customer.Index + 1:00000}{(order == 0 ? "" : "-" + (order + 1))}/{since.Year}"
            ),
            seller,
            service,
            since.AddDays(-random.Between(5, 40)),
            DemoTariff.SubjectOf(service, plan.Utility.Media),
            DemoTariff.NameOf(service, customer.Kind),
            InvoicePerPoint: customer.Kind == CustomerKind.Community,
            [.. Enumerable.Range(0, points).Select(p => Point(plan, customer, order, p, service, since, random))]
        );
    }

    private static int PointCount(DemoCustomer customer, int order, DemoRandom random) =>
        customer switch
        {
            _ when order > 0 => 1,
            { Index: DemoPlan.PartlyManaged } => 5,
            { Kind: CustomerKind.Community } => random.Between(1, 3),
            { Kind: CustomerKind.Company } => random.Between(1, 2),
            _ => 1,
        };

    private static DemoPoint Point(
        DemoPlan plan,
        DemoCustomer customer,
        int order,
        int number,
        DemoService service,
        DateOnly since,
        DemoRandom random
    )
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"P-{customer.Index + 1:000000}-{order}{number + 1}");
        var address = order + number == 0 ? customer.Address : Address(random, plan.Utility, CustomerKind.Company);
        var what = customer.Kind switch
        {
            CustomerKind.Person => customer.Address.Street.Contains('/', StringComparison.Ordinal)
                ? "lokal mieszkalny"
                : "dom jednorodzinny",
            CustomerKind.Company => "lokal usługowy",
            _ => service == DemoService.Heat ? "węzeł cieplny" : "budynek wielorodzinny",
        };
        return new DemoPoint(code, address.Line, what, [.. Places(plan, customer, code, service, since, random)]);
    }

    private static IEnumerable<DemoMeterPlace> Places(
        DemoPlan plan,
        DemoCustomer customer,
        string point,
        DemoService service,
        DateOnly since,
        DemoRandom random
    )
    {
        var size = customer.Kind switch
        {
            CustomerKind.Person => random.Between(60, 160) / 100m,
            CustomerKind.Company => random.Between(150, 900) / 100m,
            _ => random.Between(1500, 4500) / 100m,
        };
        var prefix = point[2..].Replace("-", "", StringComparison.Ordinal);
        switch (service)
        {
            case DemoService.Heat:
                yield return Place("ciepłomierz", Medium.Heat, "GJ", 2, false, 3.1m * size, "C");
                if (plan.Utility.Media.Contains(Medium.HotWater) && customer.Kind != CustomerKind.Company)
                    yield return Place("wodomierz ciepłej wody", Medium.HotWater, "m³", 0, false, 3m * size, "H");
                break;
            case DemoService.Gas:
                yield return Place("gazomierz", Medium.Gas, "m³", 0, false, 95m * size, "G");
                break;
            case DemoService.Power:
                yield return Place("licznik energii elektrycznej", Medium.Power, "kWh", 0, false, 190m * size, "E");
                break;
            default:
                yield return Place("wodomierz główny", Medium.Water, "m³", 0, false, 9m * size, "W");
                // A garden belongs to a house, not to a flat.
                if (
                    customer.Kind == CustomerKind.Person
                    && !customer.Address.Street.Contains('/', StringComparison.Ordinal)
                    && (customer.Index == DemoPlan.Ordinary || random.Chance(50))
                )
                    yield return Place("podlicznik ogrodowy", Medium.Water, "m³", 0, true, 2.5m * size, "O");
                break;
        }

        DemoMeterPlace Place(
            string kind,
            Medium medium,
            string unit,
            int decimals,
            bool garden,
            decimal use,
            string letter
        )
        {
            var exchanged =
                customer.Index == DemoPlan.Ordinary || random.Chance(25) ? ExchangeDay(since, random) : null;
            var first = new DemoMeter(
                $"{letter}{prefix}{random.Digits(3)}",
                since.AddDays(-random.Between(1, 900)),
                exchanged,
                new DateOnly(exchanged?.Year ?? random.Between(2026, 2030), 12, 31),
                random.Between(3, 900)
            );
            return new DemoMeterPlace(
                kind,
                medium,
                unit,
                decimals,
                garden,
                use,
                exchanged is not { } day
                    ? [first]
                    :
                    [
                        first,
                        new DemoMeter(
                            $"{letter}{prefix}{random.Digits(3)}N",
                            day,
                            null,
                            new DateOnly(day.Year + 5, 12, 31),
                            0
                        ),
                    ]
            );
        }
    }

    /// <summary>A day within a period, not at its edge; null for a history too short to exchange anything.</summary>
    private static DateOnly? ExchangeDay(DateOnly since, DemoRandom random)
    {
        var months = (DemoPlan.LastMonth.Year - since.Year) * 12 + DemoPlan.LastMonth.Month - since.Month;
        return months < 12 ? null : since.AddMonths(random.Between(5, months - 4)).AddDays(random.Between(9, 18));
    }

    /// <summary>Łucja Żółkiewska → lucja.zolkiewska; at most 24 characters.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Replace('ł', 'l').Replace('Ł', 'l').Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            else if (c == ' ' && text.Length > 0 && text[^1] != '.')
                text.Append('.');
        return text.ToString(0, Math.Min(text.Length, 24)).Trim('.');
    }
}
