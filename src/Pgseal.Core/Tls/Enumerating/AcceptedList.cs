namespace Pgseal.Core.Tls.Enumerating;

/// <summary>All suites or groups that a server accepts with one version.</summary>
/// <param name="Order">Whose preference it is, and with that what the order of the list means.</param>
/// <param name="IncompleteBecause">Null when every candidate was accepted or refused; otherwise the list is a lower bound.</param>
public sealed record AcceptedList<T>(ValueList<T> Accepted, PreferenceOrder Order, string? IncompleteBecause);
