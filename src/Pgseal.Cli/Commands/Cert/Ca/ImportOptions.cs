using Pgseal.Core.Conninfo;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>What <c>pgseal cert ca import</c> was asked.</summary>
/// <param name="Opens">The passphrase of the key in the file.</param>
/// <param name="Protects">The passphrase that the key is kept under.</param>
sealed record ImportOptions(string StateDirectory, string Name, string CertificateFile, string KeyFile, Secret? Opens, Secret? Protects);
