namespace Pgseal.Core.Observing;

/// <summary>Takes one record of a log; its bytes are gone when it returns.</summary>
delegate void RecordHandler(ReadOnlySpan<byte> record);
