using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>What <c>pgseal cert ca create</c> was asked.</summary>
sealed record CreateOptions(string StateDirectory, string Name, string? CommonName, KeyType KeyType, TimeSpan Validity, Secret? Passphrase);
