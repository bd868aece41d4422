namespace Pgseal.Core.Conninfo.Trials;

/// <summary>What carried a connection that was tried.</summary>
public enum TrialChannel
{
    /// <summary>None was had.</summary>
    None,
    Socket,
    Plaintext,
    Tls,
}
