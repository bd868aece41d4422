using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>A property and what was found of it.</summary>
sealed record ProvedProperty(HbaProperty Property, Proof Proof);
