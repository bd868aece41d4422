using System.Net;

namespace Pgseal.Core.Certificates;

/// <summary>Every name and address by which a member is known.</summary>
/// <param name="Given">By the operator: hosts of targets and <c>--san</c>, names or addresses.</param>
/// <param name="FullName">The host's fully qualified name; the host name again where it has none.</param>
public sealed record MemberNames(ValueList<string> Given, string HostName, string FullName, ValueList<IPAddress> Addresses);
