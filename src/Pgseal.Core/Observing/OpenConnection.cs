namespace Pgseal.Core.Observing;

/// <summary>A connection that was received and of which the log has said no more yet.</summary>
sealed class OpenConnection(int pid, string? sessionId, string host, DateTimeOffset? at)
{
    public int Pid => pid;

    public string? SessionId => sessionId;

    public string Host => host;

    public DateTimeOffset? At => at;

    public bool IsDone { get; set; }
}
