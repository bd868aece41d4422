using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>What <c>pgseal hba convert</c> was asked.</summary>
sealed record ConvertOptions(HbaInput Input, Scope Scope, HbaConversionStrategy Strategy, bool InPlace, TimeSpan Timeout);
