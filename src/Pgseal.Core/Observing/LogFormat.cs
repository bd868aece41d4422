namespace Pgseal.Core.Observing;

/// <summary>How a server writes its log: the value of log_destination that a file belongs to.</summary>
public enum LogFormat
{
    /// <summary>Text lines that begin with log_line_prefix.</summary>
    Stderr,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>One JSON object a line (15 and newer).</summary>
    Json,
}
