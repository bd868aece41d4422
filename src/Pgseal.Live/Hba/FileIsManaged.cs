using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Hba;

/// <summary>Another program writes the file and would write it over again.</summary>
public sealed class FileIsManaged(OtherOwner owner) : PgsealException(
    FailureKind.Refused, new($"the file is managed by {owner.Name}", owner.Evidence, "nothing was changed", owner.Instead));
