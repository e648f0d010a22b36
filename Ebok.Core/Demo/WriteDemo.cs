using System.Globalization;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>What was written.</summary>
/// <param name="Customers">Customers.</param>
/// <param name="XmlFiles">FA(3) files.</param>
/// <param name="Invoices">Invoices and corrections, as files or rows.</param>
public readonly record struct DemoWritten(int Customers, int XmlFiles, int Invoices);

/// <summary>Writes a utility's billing export, as a real billing system would: <c>{folder}/1-csv</c> with customers, meters
/// and payments, <c>{folder}/2-fa3/**.xml</c> (of a large demo <c>*.zip</c>), <c>{folder}/3-csv</c> with what belongs to the XML; imported in this order. The same profile and size give the same bytes. Memory does not grow with the number of customers.</summary>
public static class WriteDemo
{
    private const int Batch = 200;
    private const int ContractTexts = 10;

    /// <summary>Writes over what is there.</summary>
    /// <param name="utility">Whose; everything is made from the profile.</param>
    /// <param name="size">How much.</param>
    /// <param name="folder">Made when missing.</param>
    /// <param name="progress">Told the customers written so far.</param>
    /// <param name="cancel">Stops between customers.</param>
    /// <exception cref="IOException">The disk is full or away.</exception>
    public static DemoWritten Run(
        UtilityProfile utility,
        DemoSize size,
        string folder,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(size);
        var plan = new DemoPlan(utility, size);
        var folders = DemoFolders.Below(folder);
        folders.Make();
        using var tables = new DemoTables(folders.Before, folders.After);
        tables.Append(Common(utility, folders));
        var (files, invoices) = (0, 0);
        // Buckets side by side where each is one file, customers of a bucket where each invoice is one.
        var together = size.InZips ? Environment.ProcessorCount : 1;
        for (var first = 0; first < size.Customers; first += Batch * together)
        {
            var buckets = new (DemoRows Rows, int Files, int Invoices)[together][];
            var options = new ParallelOptions { CancellationToken = cancel };
            if (size.InZips)
                Parallel.For(0, together, options, b => buckets[b] = Zipped(plan, folders, first + b * Batch, cancel));
            else
                buckets[0] = Bucket(plan, folders, first, options);
            foreach (var bucket in buckets)
            {
                foreach (var (rows, written, made) in bucket)
                {
                    tables.Append(rows);
                    files += written;
                    invoices += made;
                }
            }
            progress?.Report(Math.Min(size.Customers, first + Batch * together));
        }
        return new DemoWritten(size.Customers, files, invoices);
    }

    private static (DemoRows, int, int)[] Bucket(DemoPlan plan, DemoFolders folders, int first, ParallelOptions options)
    {
        var bucket = new (DemoRows, int, int)[Math.Clamp(plan.Size.Customers - first, 0, Batch)];
        var folder = plan.Size.CsvOnly ? folders.Invoices : BucketOf(folders.Invoices, first / Batch);
        Parallel.For(
            0,
            bucket.Length,
            options,
            i =>
                bucket[i] = One(
                    plan,
                    first + i,
                    folders,
                    (name, bytes) =>
                    {
                        using var file = File.Create(Path.Combine(folder, name), bufferSize: 0);
                        file.Write(bytes);
                    }
                )
        );
        return bucket;
    }

    private static (DemoRows, int, int)[] Zipped(
        DemoPlan plan,
        DemoFolders folders,
        int first,
        CancellationToken cancel
    )
    {
        var bucket = new (DemoRows, int, int)[Math.Clamp(plan.Size.Customers - first, 0, Batch)];
        if (bucket.Length == 0)
            return bucket;
        var number = (first / Batch).ToString("0000", CultureInfo.InvariantCulture);
        using var zip = new DemoZip(Path.Combine(folders.Invoices, number + ".zip"));
        for (var i = 0; i < bucket.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            bucket[i] = One(plan, first + i, folders, zip.Put);
        }
        return bucket;
    }

    private static string BucketOf(string fa3, int number) =>
        Directory.CreateDirectory(Path.Combine(fa3, number.ToString("0000", CultureInfo.InvariantCulture))).FullName;

    private delegate void Put(string name, ReadOnlySpan<byte> bytes);

    private static (DemoRows, int Files, int Invoices) One(DemoPlan plan, int index, DemoFolders folders, Put put)
    {
        var book = DemoBook.Of(plan, index);
        var rows = DemoRows.Of(plan, book);
        using var memory = new MemoryStream();
        var files = 0;
        foreach (var invoice in book.Invoices.Where(i => !plan.IsCsv(i.IssuedOn)))
        {
            memory.SetLength(0);
            Fa3Writer.Write(invoice, memory);
            // Every third customer's numbers come in ksef.csv, the others' as the file's name.
            var named = invoice.Ksef is not null && index % 3 != 0;
            if (invoice.Ksef is not null && !named)
                rows.Add("ksef.csv", invoice.Number, invoice.Ksef);
            var name = named ? invoice.Ksef! : $"{invoice.Contract.Seller.Nip}_{FileName(invoice.Number)}";
            put($"{name}.xml", memory.GetBuffer().AsSpan(0, (int)memory.Length));
            files++;
        }
        Documents(plan, book, rows, folders);
        return (rows, files, book.Invoices.Count);
    }

    /// <summary>Texts of contracts and PDFs of invoices, of a few customers.</summary>
    private static void Documents(DemoPlan plan, DemoBook book, DemoRows rows, DemoFolders folders)
    {
        if (book.Customer.Index >= ContractTexts)
            return;
        foreach (var contract in book.Customer.Contracts)
        {
            var path = Save(
                folders.Before,
                "dokumenty",
                contract.Number,
                $"Umowa {contract.Number}",
                DemoTexts.ContractText(book.Customer, contract)
            );
            rows.Add("dokumenty.csv", "umowa", $"Umowa {contract.Number}", path, contract.Number);
        }
        foreach (
            var invoice in book
                .Invoices.Where(i => i.Corrects is null && !plan.IsCsv(i.IssuedOn))
                .SkipLast(3)
                .TakeLast(1)
        )
        {
            var path = Save(
                folders.After,
                "pdf",
                invoice.Number,
                $"Faktura {invoice.Number}",
                DemoTexts.InvoiceText(invoice)
            );
            rows.Add("pdf.csv", invoice.Number, path, invoice.Contract.Seller.Nip);
        }
    }

    private static DemoRows Common(UtilityProfile utility, DemoFolders folders)
    {
        var rows = new DemoRows();
        foreach (var (on, until, title, text) in DemoTexts.News(utility))
            rows.Add("aktualnosci.csv", DemoRows.Day(on), DemoRows.Day(until), title, text);
        foreach (var (title, lines) in DemoTexts.Documents(utility))
            rows.Add("dokumenty.csv", "publiczny", title, Save(folders.Before, "dokumenty", title, title, lines), null);
        return rows;
    }

    private static string Save(string csv, string folder, string name, string title, IReadOnlyList<string> lines)
    {
        Directory.CreateDirectory(Path.Combine(csv, folder));
        var path = $"{folder}/{FileName(name)}.pdf";
        File.WriteAllBytes(Path.Combine(csv, path), DemoPdf.Make(title, lines));
        return path;
    }

    private static string FileName(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormD)
                .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_')
        );
}
