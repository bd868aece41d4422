using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli;

/// <summary>What the command line names cannot be used.</summary>
sealed class BadInput(string what, string next, string where = "") : PgsealException(FailureKind.BadInput, new(what, where, "nothing was changed", next));
