using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>What <c>pgseal hba prove</c> was asked.</summary>
sealed record ProveOptions(HbaInput Input, ValueList<HbaProperty> Properties, Scope Scope, TimeSpan Timeout);
