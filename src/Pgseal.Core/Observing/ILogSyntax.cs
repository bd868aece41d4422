namespace Pgseal.Core.Observing;

/// <summary>One of the log's formats: where a record ends, and what it says.</summary>
interface ILogSyntax
{
    /// <summary>Hands over every whole record and says how many bytes they took; the rest comes again with more after it.</summary>
    /// <param name="atEnd">Nothing stands after these bytes now, so that a record which could go on ends here if it ends with a line.</param>
    int Split(ReadOnlySpan<byte> bytes, bool atEnd, RecordHandler handle);

    /// <summary>What stands for the beginning of a record that is too long to keep, so that its end is not taken for a record of its own.</summary>
    byte Remnant(ReadOnlySpan<byte> dropped);

    /// <summary>Null for a record that cannot be understood.</summary>
    LogRecord? Read(ReadOnlySpan<byte> record);
}
