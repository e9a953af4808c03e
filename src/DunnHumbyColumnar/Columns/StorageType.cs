namespace DunnHumbyColumnar.Columns;

/// <summary>The physical type of a stored column's values or codes.</summary>
enum StorageType : byte
{
    UInt8 = 0,
    UInt16 = 1,
    Int16 = 2,
    Int32 = 3,
    Int64 = 4,
}

static class StorageTypes
{
    /// <summary>Bytes per value.</summary>
    public static int Width(this StorageType type) => type switch
    {
        StorageType.UInt8 => 1,
        StorageType.UInt16 or StorageType.Int16 => 2,
        StorageType.Int32 => 4,
        _ => 8,
    };

    /// <summary>The storage type of a .NET type.</summary>
    public static StorageType For<T>() =>
        typeof(T) == typeof(byte) ? StorageType.UInt8
        : typeof(T) == typeof(ushort) ? StorageType.UInt16
        : typeof(T) == typeof(short) ? StorageType.Int16
        : typeof(T) == typeof(int) ? StorageType.Int32
        : StorageType.Int64;

    /// <summary>The storage type of a column; text and store codes take the narrowest that holds <paramref name="codes"/> codes.</summary>
    public static StorageType For(ColumnSpec spec, int codes) => spec.Kind switch
    {
        ColumnKind.Id when spec.Dictionary != CompleteJourney.Store => StorageType.Int32,
        ColumnKind.Id or ColumnKind.Text or ColumnKind.Symbol =>
            codes <= 256 ? StorageType.UInt8 : codes <= 65_536 ? StorageType.UInt16 : StorageType.Int32,
        ColumnKind.WideNumber => StorageType.Int64,
        ColumnKind.Day or ColumnKind.TimeOfDay => StorageType.Int16,
        ColumnKind.Week => StorageType.UInt8,
        _ => StorageType.Int32,
    };
}
