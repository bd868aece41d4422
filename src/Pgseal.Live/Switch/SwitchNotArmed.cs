using Pgseal.Core.Planning;

namespace Pgseal.Live.Switch;

/// <summary>The dead man's switch could not be started: then nothing is changed that it should guard.</summary>
public sealed class SwitchNotArmed(string directory, string why) : PgsealException(
    FailureKind.RolledBack,
    new Problem(
        $"the dead man's switch could not be armed: {why}",
        directory,
        "nothing that it should guard was changed",
        "It needs sh, setsid, cmp and readlink on this host (Debian: apt-get install util-linux diffutils coreutils)"));
