namespace Pgseal.Core.Planning;

/// <summary>What is expected of a plaintext client once plaintext is refused.</summary>
public enum Expectation
{
    /// <summary>It was opened before TLS was served: nobody knows yet whether it can use it.</summary>
    Untested,

    /// <summary>It chose plaintext although TLS was served, or its configuration forbids TLS.</summary>
    WouldBeRefused,

    /// <summary>Its configuration lets it come back on TLS.</summary>
    ComesBack,
}
