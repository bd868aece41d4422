using System.Net.Sockets;

namespace Pgseal.Testing.Hostile;

/// <summary>What a hostile server does with one connection; it is closed afterwards.</summary>
public delegate Task Script(NetworkStream stream, CancellationToken cancellationToken);
