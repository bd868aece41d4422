using System.Net;

namespace Pgseal.Core.Hba;

/// <summary>An address of the server and the length of its network's prefix.</summary>
public sealed record HbaInterface(IPAddress Address, int PrefixLength);
