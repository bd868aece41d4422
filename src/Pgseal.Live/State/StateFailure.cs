using Pgseal.Core.Text;

namespace Pgseal.Live.State;

/// <summary>The state directory cannot be used as it is; nothing was changed.</summary>
public sealed class StateFailure(string directory, string why)
    : Exception($"the state directory {Printable.Text(directory)} cannot be used: {why}");
