using System.Collections.Immutable;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Writes a table as Arrow files, batch by batch, and finds where each column lies in them. The bytes depend on the table alone.
/// </summary>
static class TableFiles
{
    /// <summary>Room for the framing of one batch, so that a part stays within its limit.</summary>
    const int BatchFraming = 16 * 1024;

    public static StoredTable Write(Publication publication, TableData table)
    {
        var parts = ImmutableArray.CreateBuilder<StoredFile>();
        var chunks = new StoredChunk[table.Columns.Length, table.BatchRows.Length];
        int batch = 0;
        do
        {
            int first = batch;
            int part = parts.Count;
            parts.Add(publication.Write(
                StoreLayout.PartName(table.Spec.Name, part),
                writer => batch = WriteBatches(writer, table, first, publication.PartBytes),
                bytes => Locate(bytes, table, part, first, batch, chunks)));
        }
        while (batch < table.BatchRows.Length);

        var columns = table.Columns.Select((column, c) => new StoredColumn(
            column.Spec,
            column.Type,
            column.Encoding,
            column.Stats,
            column.CodeMap,
            [.. Enumerable.Range(0, table.BatchRows.Length).Select(b => chunks[c, b])]));
        return new StoredTable(table.Spec, table.BatchRows, [.. columns], parts.ToImmutable());
    }

    /// <summary>Writes batches until the part is full; returns the first batch not written.</summary>
    static int WriteBatches(BlockFileWriter file, TableData table, int batch, long partBytes)
    {
        using var arrow = new ArrowFileWriter(file, SchemaOf(table), leaveOpen: true);
        arrow.WriteStart();
        for (int first = batch; batch < table.BatchRows.Length; batch++)
        {
            if (batch > first && file.Position + table.Columns.Sum(column => column.Chunks[batch].Bytes) + BatchFraming > partBytes)
                break;
            arrow.WriteRecordBatch(table.ToArrow(batch));
        }

        arrow.WriteEnd();
        return batch;
    }

    static void Locate(ReadOnlyMemory<byte> bytes, TableData table, int part, int first, int end, StoredChunk[,] chunks)
    {
        using var extents = new ArrowExtents(bytes);
        for (int batch = first; batch < end; batch++)
        {
            var read = extents.Next();
            for (int c = 0; c < table.Columns.Length; c++)
            {
                var chunk = table.Columns[c].Chunks[batch];
                var data = read.Column(c).Data;
                chunks[c, batch] = chunk.Encoding == ColumnEncoding.Plain
                    ? new StoredChunk(extents.Locate(part, data.Buffers[1], chunk.ValueBytes.Span), default)
                    : new StoredChunk(
                        extents.Locate(part, data.Children[1].Buffers[1], chunk.ValueBytes.Span),
                        extents.Locate(part, data.Children[0].Buffers[1], chunk.RunEndBytes.Span));
            }
        }
    }

    static Schema SchemaOf(TableData table) => new(
        table.Columns.Select(column => new Field(column.Spec.Name, EmptyChunk(column).ToArrow().Data.DataType, nullable: false)),
        null);

    static ColumnChunk EmptyChunk(ColumnData column) => column.Encoding == ColumnEncoding.Plain
        ? new ColumnChunk(column.Type, 0, ReadOnlyMemory<byte>.Empty)
        : new ColumnChunk(column.Type, 0, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty);
}
