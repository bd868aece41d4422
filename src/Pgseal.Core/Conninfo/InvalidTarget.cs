using Pgseal.Core.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>A target that cannot be understood: bad input, found before anything is dialled.</summary>
/// <remarks>Neither text carries a password: values are never quoted, except of keywords that have a closed list of values.</remarks>
public sealed class InvalidTarget(string what, string next) : FormatException($"{Printable.Text(what)}; {Printable.Text(next)}")
{
    /// <summary>What is wrong, without a full stop.</summary>
    public string What { get; } = Printable.Text(what);

    /// <summary>What to write instead.</summary>
    public string Next { get; } = Printable.Text(next);
}
