namespace Pgseal.Core.Tls.Hello;

/// <summary>With which versions a group can be used.</summary>
enum GroupUse
{
    AnyVersion,
    UpToTls12,
    FromTls13,

    /// <summary>From TLS 1.3 on, and safe against quantum computers.</summary>
    PostQuantum,
}
