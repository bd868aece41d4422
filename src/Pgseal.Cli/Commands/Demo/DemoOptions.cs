namespace Pgseal.Cli.Commands.Demo;

/// <summary>What <c>pgseal demo</c> was asked.</summary>
/// <param name="Keep">Leave the servers running at the end.</param>
/// <param name="Major">The PostgreSQL to run on; null takes the newest that can be had.</param>
/// <param name="Timeout">Of one network step.</param>
sealed record DemoOptions(bool Keep, int? Major, TimeSpan Timeout);
