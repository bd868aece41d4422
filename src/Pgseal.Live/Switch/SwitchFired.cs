using Pgseal.Core.Planning;

namespace Pgseal.Live.Switch;

/// <summary>The dead man's switch acted: for too long nothing had shown that the operator still gets in.</summary>
public sealed class SwitchFired(string run, TimeSpan patience) : PgsealException(
    FailureKind.RolledBack,
    new Problem(
        $"the dead man's switch put the files back: for {patience.TotalSeconds:0.#} s nothing had shown that the operator still gets in",
        run,
        "the rules and settings from before are in force",
        "Look for what kept the operator out, then try again, with a longer --confirm-timeout if the server is only slow"));
