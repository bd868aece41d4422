namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What makes settings guarantee more.</summary>
/// <param name="Do">Begins with a verb.</param>
/// <param name="Text">What to put in place, as it is; passwords are stars.</param>
public sealed record Fix(string Do, string Text);
