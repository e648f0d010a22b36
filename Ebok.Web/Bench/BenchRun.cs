using System.Diagnostics;
using System.Globalization;
using Ebok.Core.Demo;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;

namespace Ebok.Web.Bench;

/// <summary>One run: data, then each measure beside the bare framework's.</summary>
internal sealed class BenchRun(UtilityProfile utility, EbokOptions options, int seconds, TextWriter output)
{
    private const int Users = 16;

    internal async Task<IReadOnlyList<Figure>> RunAsync(
        DemoSize size,
        int large,
        int search,
        int open,
        CancellationToken cancel
    )
    {
        var folder = Directory.CreateTempSubdirectory("ebok-bench-");
        try
        {
            var figures = new List<Figure>();
            await using var bare = (await BareAsync(cancel)).Portal;
            await output.WriteLineAsync($"{size.Customers} customers with {size.Invoices} invoices each …");
            var data = new BenchData(utility, options, size, Path.Combine(folder.FullName, "small"));
            await data.FillAsync(cancel);
            figures.AddRange(await PortalAsync(data, bare, cancel));
            if (open > 0)
                figures.Add(await OpenPagesAsync(data, open, cancel));
            var (rate, files, peak) = await data.ImportAsync(cancel);
            figures.Add(new($"import of {files:#,0} FA(3) files", rate, "/s", 1_000, 3_000, More: true));
            await output.WriteLineAsync($"the import had {peak:0} MiB at most");
            if (large > 0)
                figures.AddRange(await LargeAsync(data, large, folder.FullName, cancel));
            if (search > 0)
            {
                await output.WriteLineAsync($"{search} customers to search …");
                var ofSearch = new DemoSize(search, 1, CsvOnly: true);
                var many = new BenchData(utility, options, ofSearch, Path.Combine(folder.FullName, "search"));
                await many.FillAsync(cancel);
                figures.AddRange(await SearchBench.RunAsync(many, search, folder.FullName, output, cancel));
            }
            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<Figure>> PortalAsync(BenchData data, PortalProcess bare, CancellationToken cancel)
    {
        // Started once before, so that the figure is that of an administrator's restart.
        await (await PortalProcess.ServeAsync(data.Settings, [], cancel)).Portal.DisposeAsync();
        var (portal, start) = await PortalProcess.ServeAsync(data.Settings, [], cancel);
        await using var _ = portal;
        var (bareAgain, bareStart) = await BareAsync(cancel);
        await bareAgain.DisposeAsync();
        var (bytes, requests) = await FirstLoad.OfAsync(new(portal.Address, $"{utility.Slug}/logowanie"), cancel);
        var idle = portal.Memory;
        var bareIdle = bare.Memory;

        var customers = await data.SignInAsync(portal.Address, Users, cancel);
        var list = new Uri(portal.Address, $"{utility.Slug}/faktury");
        string?[] cookies = [.. customers.Select(c => c.Cookie)];
        await output.WriteLineAsync("invoice list …");
        var blazor = new Uri(bare.Address, "blazor");
        // Until the just-in-time compiler has made its best of both, which takes longer where the machine is busy.
        await Load.RunAsync(list, cookies, 2 * seconds, cancel);
        await Load.RunAsync(blazor, new string?[Users], 2 * seconds, cancel);
        var one = await Load.RunAsync(list, cookies[..1], seconds, cancel);
        var many = await Load.RunAsync(list, cookies, seconds, cancel);
        var bareOne = await Load.RunAsync(blazor, [null], seconds, cancel);
        var bareMany = await Load.RunAsync(blazor, new string?[Users], seconds, cancel);
        var (first, again, bareFile) = await PdfAsync(portal.Address, bare.Address, customers[0], cancel);
        return
        [
            new("invoice list, 1 user, median", one.Median, "ms", 5, 2.5, bareOne.Median),
            new("invoice list, 1 user, p95", one.P95, "ms", 10, 5, bareOne.P95),
            new($"invoice list, {Users} users", many.PerSecond, "req/s", 1_500, 4_000, bareMany.PerSecond, More: true),
            new($"invoice list, {Users} users, p95", many.P95, "ms", 25, 10, bareMany.P95),
            new("invoice PDF, first", first, "ms", 300, 100, bareFile),
            new("invoice PDF, again", again, "ms", 20, 5, bareFile),
            new(
                "start to first answer, existing database",
                start.TotalMilliseconds,
                "ms",
                2_000,
                1_000,
                bareStart.TotalMilliseconds
            ),
            new("memory idle, database included", idle, "MiB", 150, 110, bareIdle),
            new("memory after load, database included", portal.Memory, "MiB", 250, 160, bare.Memory),
            new("first load of the sign-in page", bytes / 1024.0, "KB", 60, 25),
            new("first load of the sign-in page, requests", requests, "", 6, 4),
        ];
    }

    // The form of registration, which strangers have open: fields that answer while one types.
    private async Task<Figure> OpenPagesAsync(BenchData data, int count, CancellationToken cancel)
    {
        await output.WriteLineAsync($"{count} interactive pages …");
        await using var portal = (await PortalProcess.ServeAsync(data.Settings, [], cancel)).Portal;
        var page = new Uri(portal.Address, $"{utility.Slug}/rejestracja");
        var pages = new List<OpenPage>();
        try
        {
            while (pages.Count < count)
                pages.AddRange(
                    await Task.WhenAll(
                        Enumerable
                            .Range(0, Math.Min(Users, count - pages.Count))
                            .Select(_ => OpenPage.OpenAsync(page, cancel))
                    )
                );
            return new($"{count:#,0} open interactive pages", portal.Memory, "MiB", 700, 400);
        }
        finally
        {
            await Task.WhenAll(pages.Select(p => p.DisposeAsync().AsTask()));
        }
    }

    // The list in a database of another size beside the first: a query that reads more than it shows is seen here. Both
    // portals are freshly started, warmed up alike and asked in turns, request by request, so that only the size differs
    // and what else the machine does falls on both.
    private async Task<IReadOnlyList<Figure>> LargeAsync(
        BenchData few,
        int customers,
        string folder,
        CancellationToken cancel
    )
    {
        await output.WriteLineAsync($"{customers} customers with 24 invoices each …");
        var size = new DemoSize(customers, 24, CsvOnly: true);
        var many = new BenchData(utility, options, size, Path.Combine(folder, "large"));
        await many.FillAsync(cancel);
        await using var small = await WarmAsync(few, cancel);
        await using var large = await WarmAsync(many, cancel);
        using var http = new HttpMessageInvoker(
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
        );
        var (ofSmall, ofLarge) = (new List<double>(), new List<double>());
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < 2 * seconds; )
        {
            ofSmall.Add(await Load.AskAsync(http, small.List, small.Cookies[0], cancel));
            ofLarge.Add(await Load.AskAsync(http, large.List, large.Cookies[0], cancel));
        }
        await output.WriteLineAsync(
            $"{Timing.Median(ofSmall):0.00} ms in the small, {Timing.Median(ofLarge):0.00} ms in the large"
        );
        return
        [
            new(
                $"invoice list with {customers:#,0} customers, times that with few",
                Timing.Median(ofLarge) / Timing.Median(ofSmall),
                "×",
                1.5,
                1.1
            ),
            await ManagerAsync(many, large.Portal, http, cancel),
        ];
    }

    // The pages that somebody with many customers meets first, and the search among them; the slowest.
    private async Task<Figure> ManagerAsync(
        BenchData data,
        PortalProcess portal,
        HttpMessageInvoker http,
        CancellationToken cancel
    )
    {
        var login = DemoPaper.Of(utility).Manager.Login;
        var manager = await Customer.SignInAsync(portal.Address, utility.Slug, login, DemoPaper.Password, cancel);
        var (slowest, held) = (0.0, await data.HeldAsync(portal.Address, manager, cancel));
        foreach (var page in (string[])["start", "faktury", "saldo", "wybor-klienta", "wybor-klienta?szukaj=lipowa"])
        {
            var address = new Uri(portal.Address, $"{utility.Slug}/{page}");
            var times = new List<double>();
            for (var i = 0; i < 60; i++)
            {
                var took = await Load.AskAsync(http, address, manager.Cookie, cancel);
                if (i >= 20)
                    times.Add(took);
            }
            var median = Timing.Median(times);
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"manager of {held}, {page}: {median:0.00} ms")
            );
            slowest = Math.Max(slowest, median);
        }
        return new($"manager of {held} properties, slowest page", slowest, "ms", 10, 5);
    }

    private async Task<Warm> WarmAsync(BenchData data, CancellationToken cancel)
    {
        var (portal, _) = await PortalProcess.ServeAsync(data.Settings, [], cancel);
        var customers = await data.SignInAsync(portal.Address, Users, cancel);
        var warm = new Warm(
            portal,
            new(portal.Address, $"{utility.Slug}/faktury"),
            [.. customers.Select(customer => customer.Cookie)]
        );
        await Load.RunAsync(warm.List, warm.Cookies, 2 * seconds, cancel);
        return warm;
    }

    private sealed record Warm(PortalProcess Portal, Uri List, string?[] Cookies) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    // Medians; every invoice is asked for twice, so the first time renders and stores it.
    private async Task<(double First, double Again, double Bare)> PdfAsync(
        Uri portal,
        Uri bare,
        Customer customer,
        CancellationToken cancel
    )
    {
        await output.WriteLineAsync("invoice PDF …");
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
        var invoices = await customer.InvoicesAsync(portal, utility.Slug, cancel);
        var (first, again, file) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var invoice in invoices)
            first.Add(await Load.AskAsync(http, new($"{invoice}/pdf"), customer.Cookie, cancel));
        foreach (var invoice in invoices)
            again.Add(await Load.AskAsync(http, new($"{invoice}/pdf"), customer.Cookie, cancel));
        foreach (var __ in invoices)
            file.Add(await Load.AskAsync(http, new(bare, "kestrel"), null, cancel));
        return (Timing.Median(first), Timing.Median(again), Timing.Median(file));
    }

    private static Task<(PortalProcess Portal, TimeSpan Start)> BareAsync(CancellationToken cancel) =>
        PortalProcess.ServeAsync(new Dictionary<string, string>(), [ReferenceServer.Argument], cancel);
}
