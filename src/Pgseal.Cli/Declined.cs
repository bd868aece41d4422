namespace Pgseal.Cli;

/// <summary>A person was asked and did not say yes; nothing was begun.</summary>
sealed class Declined() : OperationCanceledException("not confirmed");
