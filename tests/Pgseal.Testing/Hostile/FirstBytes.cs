namespace Pgseal.Testing.Hostile;

/// <summary>What a client begins with once its requests for encryption are answered.</summary>
enum FirstBytes
{
    /// <summary>A StartupMessage in clear.</summary>
    Startup,

    /// <summary>A ClientHello.</summary>
    Tls,

    /// <summary>It hung up.</summary>
    Nothing,
}
