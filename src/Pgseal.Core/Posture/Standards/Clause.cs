namespace Pgseal.Core.Posture.Standards;

/// <summary>One clause of a standard.</summary>
/// <param name="Edition">The document whose text was read; numbers may move in another edition.</param>
/// <param name="Number">As that edition writes it.</param>
/// <param name="Title">Its own title, or what it says in few words.</param>
public sealed record Clause(Standard Standard, string Edition, string Number, string Title)
{
    /// <summary>How a report cites it.</summary>
    public string Citation => $"{Edition}, {Number}";
}
