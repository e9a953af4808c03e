namespace DunnHumbyColumnar.Csv;

/// <summary>A rejected row and its location in the file.</summary>
sealed record RejectedRow(string File, long Line, int Column, long ByteOffset, FaultCode Code, string Detail, string Raw);
