namespace DunnHumbyColumnar.Csv;

/// <summary>A faulty line of a chunk.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Line">0-based number of the line in its chunk.</param>
/// <param name="LineOffset">Byte offset of the line in the file.</param>
/// <param name="Column">1-based position of the fault in the line, in characters.</param>
/// <param name="Raw">The line's text, for rejected rows; otherwise empty.</param>
sealed record FaultyLine(RowFault Fault, long Line, long LineOffset, int Column, string Raw)
{
    public InputDataException ToException(string file, long linesBefore) =>
        new(Fault.Code, file, linesBefore + Line + 1, Column, LineOffset + Fault.At, Fault.Detail);
}
