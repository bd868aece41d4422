namespace Pgseal.Core.Posture.Facts;

/// <summary>Somebody else who writes this server's configuration, and what to do there instead.</summary>
/// <param name="Name">Patroni, Amazon RDS, Ansible …</param>
/// <param name="Sign">What it was recognised by.</param>
/// <param name="Next">Where the change belongs, with the command or setting there.</param>
public sealed record Manager(string Name, string Sign, string Next);
