namespace Pgseal.Core.Certificates;

/// <summary>Who shows a certificate.</summary>
public enum LeafUse
{
    /// <summary>A server, to the clients that verify it.</summary>
    Server,

    /// <summary>A client, to the servers that ask for one; its common name is the role.</summary>
    Client,
}
