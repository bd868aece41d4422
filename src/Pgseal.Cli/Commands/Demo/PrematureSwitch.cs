namespace Pgseal.Cli.Commands.Demo;

/// <summary>What <c>ssl = on</c> without a certificate is worth.</summary>
/// <param name="ShowSsl">What <c>show ssl</c> says.</param>
/// <param name="Wire">What the server answers a client that asks for TLS.</param>
/// <param name="RestartFailure">The line with which its copy, set the same way, ends at its next start.</param>
sealed record PrematureSwitch(string ShowSsl, string Wire, string RestartFailure);
