using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a hunt looks for, and how it asks.</summary>
/// <param name="Candidates">In the expected order.</param>
/// <param name="First">What the server chose when everything was offered; null when that is not known.</param>
/// <param name="Hello">Makes the hello that offers some candidates.</param>
/// <param name="Read">What the answer to such a hello says.</param>
sealed record HuntPlan(ValueList<ushort> Candidates, ushort? First, Func<ValueList<ushort>, ClientHello> Hello, Func<HelloAnswer, ValueList<ushort>, Choice> Read)
{
    /// <summary>In which order everything was offered when <see cref="First"/> was chosen.</summary>
    public ValueList<ushort> FirstOffered { get; init; } = Candidates;

    /// <summary>How many series run side by side.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>Which candidates are likely to be accepted; the others are first asked about all at once.</summary>
    public Func<ushort, bool> IsUsual { get; init; } = _ => true;
}
