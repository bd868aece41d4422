using Pgseal.Core;

namespace Pgseal.Live.Rollover;

/// <summary>How the end of a rollover is gone about.</summary>
/// <param name="Home">The directory of the authority.</param>
/// <param name="AcceptsUnproven">Clients that are not proven to trust the new authority do not stop it.</param>
public sealed record RolloverOptions(string Home, bool AcceptsUnproven, TimeSpan Timeout, ValueList<string> CommandLine);
