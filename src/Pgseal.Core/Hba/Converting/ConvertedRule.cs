namespace Pgseal.Core.Hba.Converting;

/// <summary>What is to happen at one line that admits plaintext.</summary>
/// <param name="Local">Local networks that it goes on to admit plaintext from.</param>
sealed record ConvertedRule(HbaRule Rule, ValueList<AddressCube> Local, bool KeepsGss);
