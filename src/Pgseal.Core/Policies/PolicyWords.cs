using Pgseal.Core.Planning;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Policies;

/// <summary>The words that keys with a closed list of values take.</summary>
public static class PolicyWords
{
    public static ValueList<(string Word, ScopeKind Value)> Scope { get; } = [("remote", ScopeKind.Remote), ("all", ScopeKind.All)];

    public static ValueList<(string Word, TlsFloor Value)> MinTls { get; } = [("1.2", TlsFloor.Tls12), ("1.3", TlsFloor.Tls13)];

    public static ValueList<(string Word, bool Value)> ClientCertificates { get; } = [("optional", false), ("required", true)];

    public static ValueList<(string Word, Severity Value)> FailOn { get; } =
        [("info", Severity.Info), ("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];
}
