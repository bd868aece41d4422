using Pgseal.Core.Policies;

namespace Pgseal.Live.Policies;

/// <summary>The text is no YAML document that is read here; reading ends at the first such place.</summary>
sealed class YamlFault(PolicyFault fault) : Exception(fault.Sentence)
{
    public PolicyFault Fault { get; } = fault;
}
