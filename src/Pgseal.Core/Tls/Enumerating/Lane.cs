namespace Pgseal.Core.Tls.Enumerating;

/// <summary>A part of the candidates, offered again and again without what was already chosen, until the server refuses the rest.</summary>
/// <remarks>What it accepted stands in the order of the answers, which is the server's where the server has one.</remarks>
sealed class Lane(IEnumerable<ushort> candidates)
{
    readonly List<ushort> remaining = [.. candidates];
    bool isAlone;

    public List<ushort> Accepted { get; } = [];

    public bool IsBusy { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The lane whose candidates are expected to come after all of this one's.</summary>
    public Lane? Next { get; set; }

    /// <summary>What to offer now, in the reverse of the expected order, so that each answer also shows whose order counts.</summary>
    /// <remarks>
    /// The last candidate is offered beside the first that the next lane accepted: then one connection shows both that it is accepted and
    /// that this lane comes before the next.
    /// </remarks>
    public ValueList<ushort> Offer()
    {
        IsBusy = true;
        IEnumerable<ushort> bridge = remaining.Count == 1 && !isAlone && Next?.Accepted is [var head, ..] ? [head] : [];
        return [.. bridge, .. remaining.AsEnumerable().Reverse()];
    }

    public void Take(Choice choice)
    {
        IsBusy = false;
        if (choice is not Choice.Of(var code))
            IsDone = true;
        else if (remaining.Remove(code))
        {
            Accepted.Add(code);
            IsDone = remaining.Count == 0;
        }
        else
            isAlone = true; // the bridge's other end: the candidate comes after it, or is refused
    }
}
