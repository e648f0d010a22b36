using Ebok.Core.Payments;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Payments.Bank;

/// <summary>Money is neither made nor lost.</summary>
[Trait("Id", "O5")]
public class AllocationTests
{
    private static readonly Gen<OpenDue> Dues =
        from number in Gen.Choose(1, 12)
        from seller in Gen.Elements("A", "B")
        from left in Gen.Choose(-500, 50_000)
        select new OpenDue(seller, $"FV/{number}", new Money(left));

    [Fact]
    public void Of_AnyDues_SumIsThePayment_NothingGetsMoreThanIsLeft() =>
        Prop.ForAll(
                (
                    from amount in Gen.Choose(1, 200_000)
                    from named in Dues.ListOf()
                    from others in Dues.ListOf()
                    select (Amount: new Money(amount), named, others)
                ).ToArbitrary(),
                c =>
                {
                    var parts = Allocation.Of(c.Amount, c.named, c.others, "A");
                    parts.Sum(p => p.Amount.Grosze).ShouldBe(c.Amount.Grosze);
                    parts.ShouldAllBe(p => p.Amount > Money.Zero);
                    parts.Select(p => (p.SellerNip, p.Concerns)).ShouldBeUnique();
                    var first = c
                        .named.Concat(c.others)
                        .Where(d => d.Left > Money.Zero)
                        .GroupBy(d => (d.SellerNip, d.Number))
                        .ToDictionary(g => g.Key, g => g.First().Left);
                    foreach (var part in parts.Where(p => p.Concerns.Length > 0))
                        part.Amount.ShouldBeLessThanOrEqualTo(first[(part.SellerNip, part.Concerns)]);
                    // Something is over only where all is paid.
                    if (parts.Any(p => p.Concerns.Length == 0))
                        parts.Count(p => p.Concerns.Length > 0).ShouldBe(first.Count);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Match_AnyPayments_EachOfBillingStandsForOneAtMost()
    {
        var customer = CustomerId.New();
        var parts =
            from number in Gen.Choose(1, 5)
            from concerns in Gen.Elements("", "FV/1", "FV/2")
            from day in Gen.Choose(1, 28)
            from grosze in Gen.Elements(1000L, 2000L, 3000L)
            select new PaidPart(
                LedgerEntryId.New(),
                customer,
                "A",
                $"N{number}",
                concerns,
                new DateOnly(2026, 11, day),
                new Money(grosze),
                null
            );
        Prop.ForAll(
                parts.ListOf().Zip(parts.ListOf()).ToArbitrary(),
                c =>
                {
                    var waiting = c.Item1.DistinctBy(p => (p.Number, p.Concerns)).ToList();
                    var booked = c
                        .Item2.DistinctBy(p => (p.Number, p.Concerns))
                        .Select(p => p with { Number = p.Number.Replace('N', 'B') })
                        .ToList();
                    var found = BookingMatcher.Match(waiting, booked);
                    found.Keys.ShouldBeSubsetOf(waiting.Select(w => w.Id));
                    // The sum of what is taken as booked is never more than what is booked.
                    var used = found.Values.Distinct().Select(id => booked.Single(b => b.Id == id)).ToList();
                    var payments = used.Select(u => (u.Number, u.On)).ToHashSet();
                    waiting
                        .Where(w => found.ContainsKey(w.Id))
                        .Sum(w => w.Amount.Grosze)
                        .ShouldBeLessThanOrEqualTo(
                            booked.Where(b => payments.Contains((b.Number, b.On))).Sum(b => b.Amount.Grosze)
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Zapłata za FV 2026/10/00123, dziękuję", "FV 2026/10/00123")]
    [InlineData("fv/2026/10/00123.", "FV/2026/10/00123")]
    [InlineData("faktury: FV/1/2026;FV/2/2026", "FV/2/2026")]
    [InlineData("nr FV/2026/1 0/00123", "FV/2026/10/00123")]
    public void Of_Titles_GuessTheNumber(string title, string number) => TitleNumbers.Of(title).ShouldContain(number);

    [Fact]
    public void Of_AnyTitle_NeverThrows_AndStaysSmall() =>
        Prop.ForAll(
                ArbMap.Default.GeneratorFor<string?>().ToArbitrary(),
                title => TitleNumbers.Of(title ?? "").Count < 1000
            )
            .QuickCheckThrowOnFailure();
}
