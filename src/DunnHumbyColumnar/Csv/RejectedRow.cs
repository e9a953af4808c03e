namespace DunnHumbyColumnar.Csv;

/// <summary>A rejected row in its final place.</summary>
sealed record RejectedRow(string File, long Line, int Column, long ByteOffset, FaultCode Code, string Detail, string Raw);
