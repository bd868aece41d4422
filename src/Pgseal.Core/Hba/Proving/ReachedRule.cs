using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>A connection that a rule decides.</summary>
readonly record struct ReachedRule(ConnectionKind Kind, ReachedConnection Connection);
