using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>What a pair is checked for, without a server.</summary>
/// <param name="Names">Names and addresses that clients use.</param>
/// <param name="RootFile">What clients verify with; null when it is not known.</param>
sealed record CheckOptions(string CertificateFile, string KeyFile, ValueList<string> Names, string? RootFile, Secret? KeyPassphrase);
