namespace Pgseal.Core.Planning;

/// <summary>One fact a plan rests on: when it is another, the plan is about another cluster.</summary>
/// <param name="Member">As the target names it.</param>
/// <param name="Fact">What it is: <c>setting ssl</c>, <c>file /…/pg_hba.conf</c>, <c>role</c>.</param>
/// <param name="Value">What was seen, or why it could not be. Never a secret: of files there is the SHA-256.</param>
public sealed record SeenFact(string Member, string Fact, string Value);
