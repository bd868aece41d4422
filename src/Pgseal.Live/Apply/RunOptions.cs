using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;

namespace Pgseal.Live.Apply;

/// <summary>What every run needs to know, whichever way it leads.</summary>
/// <param name="Timeout">Of one network step.</param>
/// <param name="ConfirmTimeout">How long nothing may show that the operator still gets in before the dead man's switch acts.</param>
/// <param name="StateDirectory">Where journals, originals and authorities stand.</param>
/// <param name="CommandLine">What was typed, free of secrets: a hint repeats it with sudo.</param>
public record RunOptions(Scope Scope, TimeSpan Timeout, TimeSpan ConfirmTimeout, string StateDirectory, ValueList<string> CommandLine)
{
    /// <summary>Opens an authority that is protected at rest; null when none was given.</summary>
    public Secret? AuthorityPassphrase { get; init; }

    /// <summary>The file that it came from, for whoever renews later.</summary>
    public string? AuthorityPassphraseFile { get; init; }
}
