using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>A request that must not be signed.</summary>
sealed class RequestRefused(string why, string file) : PgsealException(
    FailureKind.Refused, new($"this request is not signed: {why}", file, "nothing was signed", "Ask for another request"));
