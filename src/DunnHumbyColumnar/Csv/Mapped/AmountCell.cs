using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>An amount: a decimal number, or the exact product of two, in cents.</summary>
/// <param name="column">The column.</param>
/// <param name="source">The number.</param>
/// <param name="factor">What it is multiplied by; null: nothing.</param>
/// <param name="decimals">The sign before decimals.</param>
/// <param name="rounds">Whether more decimals than cents have are rounded, half away from zero.</param>
/// <param name="negates">Whether the sign is changed.</param>
sealed class AmountCell(
    ColumnSpec column, SourceField source, SourceField? factor, DecimalSign decimals, bool rounds, bool negates) : FieldCell(column, source)
{
    const int Scale = 2;

    readonly byte _sign = decimals == DecimalSign.Comma ? (byte)',' : (byte)'.';

    public override int LastField => Math.Max(Field, factor?.Index ?? -1);

    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = 0;
        if (!ExactDecimal.TryRead(Source.Content(line), _sign, out var number))
            return FaultCode.Cast;
        var multiplier = new ExactDecimal(1, 0);
        if (factor is not null && !ExactDecimal.TryRead(factor.Content(line), _sign, out multiplier))
            return FaultCode.Cast;
        if (!rounds && multiplier.TimesInUnits(number, Scale, rounds: true) is not null
            && multiplier.TimesInUnits(number, Scale, rounds: false) is null)
            return FaultCode.Precision;
        if (multiplier.TimesInUnits(number, Scale, rounds) is not { } cents)
            return FaultCode.Range;
        value = negates ? -cents : cents;
        return value < Column.Min || value > Column.Max ? FaultCode.Range : null;
    }

    public override string? Problem(FaultCode fault, ReadOnlySpan<byte> content) => fault switch
    {
        FaultCode.Precision => "has more than two decimals as an amount; the mapping may say that it is rounded",
        FaultCode.Cast when factor is not null => $"is not a number, or {factor.Name} beside it is none",
        FaultCode.Cast when decimals == DecimalSign.Comma => "is not an amount with a decimal comma",
        _ => null,
    };
}
