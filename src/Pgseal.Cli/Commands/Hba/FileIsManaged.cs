using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Another program writes the file and would write it over again.</summary>
sealed class FileIsManaged(OtherOwner owner) : PgsealException(
    FailureKind.Refused, new($"the file is managed by {owner.Name}", owner.Evidence, "nothing was changed", owner.Instead));
