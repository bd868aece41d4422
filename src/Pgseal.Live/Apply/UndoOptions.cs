using Pgseal.Core;
using Pgseal.Core.Posture;

namespace Pgseal.Live.Apply;

/// <summary>What disable and rollback need to know.</summary>
/// <param name="Timeout">Of one network step.</param>
/// <param name="CommandLine">What was typed, free of secrets: a hint repeats it with sudo.</param>
public sealed record UndoOptions(Scope Scope, TimeSpan Timeout, string StateDirectory, ValueList<string> CommandLine);
