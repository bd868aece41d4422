namespace Pgseal.Core.Hosts;

/// <summary>Somebody else who writes a member's configuration and would undo what pgseal writes.</summary>
/// <param name="Evidence">Where that was seen: a path, with its line where there is one.</param>
/// <param name="Instead">What to do there, a sentence that starts with a verb.</param>
public sealed record OtherOwner(string Name, string Evidence, string Instead);
