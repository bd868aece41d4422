namespace Pgseal.Core.Planning;

/// <summary>How the operator reaches a member: the way that must never be closed (I2).</summary>
/// <param name="Address">The client address the server sees; null for a Unix socket.</param>
/// <param name="ForbidsTls">The operator's own settings say <c>sslmode=disable</c> over TCP.</param>
/// <param name="DemandsTls">The operator's own settings say <c>sslmode=require</c> or stronger over TCP.</param>
public sealed record Operator(string User, string Database, System.Net.IPAddress? Address, bool ForbidsTls, bool DemandsTls);
