namespace Pgseal.Core.Hosts;

/// <summary>How a host is called and where it can be reached.</summary>
/// <param name="FullName">The host name again where resolution gave nothing longer.</param>
public sealed record HostFacts(string HostName, string FullName, ValueList<HostAddress> Addresses);
