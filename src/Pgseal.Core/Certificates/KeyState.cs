namespace Pgseal.Core.Certificates;

/// <summary>What was found in a private key file.</summary>
public enum KeyState
{
    /// <summary>A key whose public half is known.</summary>
    Readable,

    /// <summary>A key that needs a passphrase.</summary>
    Encrypted,

    /// <summary>A key of a type that cannot be checked here.</summary>
    UnknownType,

    /// <summary>A key block that does not decode.</summary>
    Broken,

    /// <summary>No PEM private key at all.</summary>
    Missing,
}
