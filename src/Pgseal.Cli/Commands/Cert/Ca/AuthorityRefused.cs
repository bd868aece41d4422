using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>An authority that nobody could verify, or that cannot sign, is not taken over.</summary>
sealed class AuthorityRefused(string why, string file, string next) : PgsealException(
    FailureKind.Refused, new($"this authority cannot be taken over. {why}", file, "nothing was changed", next));
