using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// What one way of reading one CSV file finds: its rows, as a number and a hash of all values in order, or its first fault.
/// </summary>
static class CsvReading
{
    public static string Of(string folder, int table, CsvOptions options)
    {
        try
        {
            using var loaded = LoadedTable.Open(SourceCatalog.Find(folder).Tables[table], table, options);
            var file = loaded.Files[0];
            var buffer = new Chunk();
            var rows = new XxHash128();
            long lines = 1;
            long count = 0;
            for (int chunk = 0; file.TryTake(buffer, ref chunk);)
            {
                var result = loaded.Read(file, chunk, buffer);
                if (result.Fatal is { } fault)
                    throw fault.ToException(file.Text.Name, lines);
                lines += result.Lines;
                count += result.Rows.Count;
                Append(rows, result.Rows);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{count} rows {rows.GetCurrentHashAsUInt128():x32}");
        }
        catch (InputDataException fault)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"{fault.Code} {fault.Line} {fault.Column} {fault.ByteOffset} {fault.Message}");
        }
    }

    static void Append(XxHash128 hash, ChunkRows rows)
    {
        if (rows is CausalChunkRows causal)
        {
            Append(hash, causal);
            return;
        }

        var wide = (WideChunkRows)rows;
        for (int row = 0; row < rows.Count; row++)
            for (int c = 0; c < rows.Spec.Columns.Length; c++)
            {
                var column = rows.Spec.Columns[c];
                if (column.Kind == ColumnKind.WideNumber)
                    Append(hash, wide.Wide(c)[row]);
                else if (column.IsText)
                    Append(hash, rows.TextsOf(c)[wide.Narrow(c)[row]]);
                else
                    Append(hash, column.Kind == ColumnKind.Id ? rows.IdsOf(c)[wide.Narrow(c)[row]] : wide.Narrow(c)[row]);
            }
    }

    static void Append(XxHash128 hash, CausalChunkRows rows)
    {
        var (product, display, mailer) = (rows.Spec.IndexOf("product_id"), rows.Spec.IndexOf("display"), rows.Spec.IndexOf("mailer"));
        var products = rows.IdsOf(product);
        var displays = rows.SymbolPositions(display);
        var mailers = rows.SymbolPositions(mailer);
        int run = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            while (rows.ProductRuns[run].End <= row)
                run++;
            Append(hash, products[rows.ProductRuns[run].Product]);
            Append(hash, rows.Stores[row]);
            Append(hash, rows.Weeks[row]);
            Append(hash, rows.TextsOf(display)[displays[rows.Displays[row]]]);
            Append(hash, rows.TextsOf(mailer)[mailers[rows.Mailers[row]]]);
        }
    }

    static void Append(XxHash128 hash, long number) => hash.Append(MemoryMarshal.AsBytes([number]));

    static void Append(XxHash128 hash, string text)
    {
        Append(hash, text.Length);
        hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
