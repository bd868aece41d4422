namespace Pgseal.Core.Hba;

/// <summary>The first column of a rule.</summary>
public enum HbaRuleType
{
    Local,
    Host,
    HostSsl,

    /// <summary>Plain and GSS-encrypted connections.</summary>
    HostNoSsl,
    HostGssEnc,

    /// <summary>Plain and TLS connections.</summary>
    HostNoGssEnc,
}
