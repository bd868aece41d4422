namespace Pgseal.Core.Policies;

/// <summary>A target as pgseal.yaml writes it, without a password, and where it stands.</summary>
public sealed record PolicyTarget(string Text, int Line, int Column);
