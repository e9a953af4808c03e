using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// Rows read one after another, as ADO.NET does: money as decimal, dates as DateOnly, lists as arrays. A value can be read as any type that
/// holds it exactly, money also as <see cref="Cents"/>.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A reader of rows, not a collection.")]
sealed class ResultReader(IReadOnlyList<ColumnSchema> columns, bool hasRows, IEnumerable<ResultFrame> frames) : DbDataReader
{
    readonly IEnumerator<ResultFrame> _frames = frames.GetEnumerator();
    ResultFrame? _frame;
    int _row;
    bool _isClosed;

    public override int FieldCount => columns.Count;

    public override bool HasRows => hasRows;

    public override bool IsClosed => _isClosed;

    public override int Depth => 0;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(DbDataReader));
        _row++;
        while (_frame is null || _row >= _frame.Rows)
        {
            if (!_frames.MoveNext())
            {
                _frame = null;
                return false;
            }

            _frame = _frames.Current;
            _row = 0;
        }

        return true;
    }

    public override bool NextResult() => false;

    public override void Close()
    {
        _isClosed = true;
        _frame = null;
        _frames.Dispose();
    }

    public override string GetName(int ordinal) => columns[ordinal].Name;

    [SuppressMessage("Usage", "CA2201", Justification = "ADO.NET prescribes this exception.")]
    public override int GetOrdinal(string name)
    {
        for (int c = 0; c < columns.Count; c++)
            if (columns[c].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return c;
        throw new IndexOutOfRangeException(
            $"There is no column {name}; there is {string.Join(", ", columns.Select(column => column.Name))}.");
    }

    public override Type GetFieldType(int ordinal) => columns[ordinal].Kind switch
    {
        ResultKind.Int32 => typeof(int),
        ResultKind.Int64 => typeof(long),
        ResultKind.Money => typeof(decimal),
        ResultKind.Double => typeof(double),
        ResultKind.Bool => typeof(bool),
        ResultKind.Date => typeof(DateOnly),
        ResultKind.Int32List => typeof(int[]),
        ResultKind.TextList => typeof(string[]),
        ResultKind.Item or ResultKind.ItemList => typeof(object),
        _ => typeof(string),
    };

    public override string GetDataTypeName(int ordinal) => EnumNames.ToKebabCase(columns[ordinal].Kind);

    public override bool IsDBNull(int ordinal) => Cell(ordinal) is null;

    public override object GetValue(int ordinal) => Cell(ordinal) ?? DBNull.Value;

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int c = 0; c < count; c++)
            values[c] = GetValue(c);
        return count;
    }

    public override T GetFieldValue<T>(int ordinal)
    {
        object? value = Cell(ordinal);
        return value switch
        {
            T same => same,
            decimal money when typeof(T) == typeof(Cents) => (T)(object)Cents.FromDecimal(money),
            DateOnly date when typeof(T) == typeof(DateTime) => (T)(object)date.ToDateTime(TimeOnly.MinValue),
            null when default(T) is null => default!,
            null => throw new InvalidCastException($"{GetName(ordinal)} is null; ask IsDBNull first."),
            IConvertible number when typeof(T).IsPrimitive || typeof(T) == typeof(decimal) =>
                (T)number.ToType(typeof(T), CultureInfo.InvariantCulture),
            _ => throw new InvalidCastException($"{GetName(ordinal)} is a {value.GetType().Name}, not a {typeof(T).Name}."),
        };
    }

    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("No column holds bytes.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        string text = GetString(ordinal);
        if (buffer is null)
            return text.Length;
        int count = (int)Math.Clamp(text.Length - dataOffset, 0, length);
        text.CopyTo((int)dataOffset, buffer, bufferOffset, count);
        return count;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override DataTable GetSchemaTable()
    {
        var schema = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        schema.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        schema.Columns.Add(SchemaTableColumn.BaseColumnName, typeof(string));
        schema.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        schema.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        schema.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        schema.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        // DataTable.Load asks for these, too.
        string[] flags =
        [
            SchemaTableColumn.IsUnique, SchemaTableColumn.IsKey, SchemaTableColumn.IsLong, SchemaTableColumn.IsExpression,
            SchemaTableOptionalColumn.IsAutoIncrement, SchemaTableOptionalColumn.IsReadOnly, SchemaTableOptionalColumn.IsHidden,
            SchemaTableOptionalColumn.IsRowVersion,
        ];
        foreach (string flag in flags)
            schema.Columns.Add(new DataColumn(flag, typeof(bool)) { DefaultValue = false });
        for (int c = 0; c < FieldCount; c++)
            schema.Rows.Add(
                GetName(c), GetName(c), c, -1, GetFieldType(c), columns[c].IsNullable);
        return schema;
    }

    object? Cell(int ordinal)
    {
        var column = (_frame ?? throw new InvalidOperationException("There is no row; call Read first.")).Columns[ordinal];
        object? value = column.Values.GetValue(_row);
        return column.Kind == ResultKind.Money && value is long cents ? new Cents(cents).ToDecimal() : value;
    }
}
