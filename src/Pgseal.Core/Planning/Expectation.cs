namespace Pgseal.Core.Planning;

/// <summary>What is expected of a client once plaintext is refused.</summary>
public enum Expectation
{
    /// <summary>It came before TLS was served, or too little is known of it.</summary>
    Untested,

    /// <summary>It chose plaintext although TLS was served, its configuration forbids TLS, it speaks too old a version, or no rule will admit it.</summary>
    WouldBeRefused,

    /// <summary>Its configuration lets it come back on TLS, or it has used TLS since.</summary>
    ComesBack,

    /// <summary>What it does is admitted as before.</summary>
    Stays,

    /// <summary>It is refused already.</summary>
    RefusedNow,
}
