using System.Runtime.ExceptionServices;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;
using ParquetSharp;
using ParquetSharp.IO;

namespace DunnHumbyColumnar.Parquet;

/// <summary>Frames as the row groups of a Parquet file. The columns of a frame are encoded side by side.</summary>
sealed class ParquetFrameWriter(Stream stream, ResultMetadata? metadata, MoneyType money, int rowsPerGroup, int threads)
    : IFrameWriter, IDisposable
{
    readonly OneWayStream _output = new(stream);
    ManagedOutputStream? _native;
    ParquetFileWriter? _file;
    RowGroupWriter? _group;
    ColumnWriter[] _columns = [];
    long _rows;

    public void Write(ResultFrame frame) => Run(() =>
    {
        if (_file is null)
            Open(frame);
        if (frame.Rows == 0)
            return;
        if (_group is null)
            BeginGroup(frame.Columns.Length);
        Workers.Run(threads, _columns.Length, (_, c) => ColumnValues.Write(_columns[c], frame.Columns[c], money));
        _rows += frame.Rows;
        if (_rows >= rowsPerGroup)
            EndGroup();
    });

    public void End() => Run(() =>
    {
        EndGroup();
        _file?.Close();
    });

    /// <summary>An unfinished file gets no footer, which the native writer would write now.</summary>
    public void Dispose()
    {
        _output.Seal();
        Array.ForEach(_columns, column => column.Dispose());
        _group?.Dispose();
        _file?.Dispose();
        _native?.Dispose();
    }

    void Open(ResultFrame frame)
    {
        using var schema = ParquetSchema.Columns(frame, money);
        using var properties = ParquetSchema.Properties(frame);
        _native = new ManagedOutputStream(_output, leaveOpen: true);
        _file = new ParquetFileWriter(_native, schema, properties, ParquetSchema.Metadata(frame, metadata, money));
    }

    void BeginGroup(int columns)
    {
        _group = _file!.AppendBufferedRowGroup();
        _columns = [.. Enumerable.Range(0, columns).Select(_group.Column)];
        _rows = 0;
    }

    void EndGroup()
    {
        Array.ForEach(_columns, column => column.Dispose());
        _columns = [];
        _group?.Close();
        _group?.Dispose();
        _group = null;
    }

    /// <summary>Runs native work. A failure of the stream comes through as it was, not as the native library words it.</summary>
    void Run(Action work)
    {
        try
        {
            work();
        }
        catch (ParquetException) when (_output.Failure is not null)
        {
            ExceptionDispatchInfo.Throw(_output.Failure);
        }
    }
}
