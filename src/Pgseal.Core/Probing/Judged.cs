namespace Pgseal.Core.Probing;

/// <summary>A check's result before it has its id.</summary>
readonly record struct Judged(CheckResult Result, string Seen, string Next = "");
