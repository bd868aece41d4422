namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>What <c>pgseal conninfo</c> was asked.</summary>
/// <param name="Given">Null for the environment alone.</param>
/// <param name="Driver">Null to recognise it.</param>
sealed record ConninfoOptions(string? Given, string? Driver, int LibpqMajor, bool Connect, TimeSpan Timeout);
