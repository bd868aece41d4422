using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>What <c>pgseal hba explain</c> was asked.</summary>
sealed record ExplainOptions(HbaInput Input, HbaConnection Connection, TimeSpan Timeout);
