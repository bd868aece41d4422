namespace Pgseal.Core.Hba.Reading;

/// <summary>The address column of a record, or what is wrong with it.</summary>
/// <param name="Fields">How many columns it takes.</param>
/// <param name="UnknownZone">An IPv6 zone that is valid only if the server has an interface of that name.</param>
readonly record struct ParsedAddress(HbaAddress? Address, int Fields, RecordProblem? Problem, string? UnknownZone);
