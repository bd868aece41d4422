using System.Diagnostics;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a server made of several things offered at once.</summary>
abstract record Choice
{
    Choice()
    {
    }

    /// <summary>It took this one.</summary>
    public sealed record Of(ushort Code) : Choice;

    /// <summary>It took none.</summary>
    public sealed record None(string How) : Choice;

    public sealed record Unknown(string Because) : Choice;

    public T Match<T>(Func<Of, T> of, Func<None, T> none, Func<Unknown, T> unknown) => this switch
    {
        Of it => of(it),
        None it => none(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>The reason of an answer that chose nothing.</summary>
    public static Choice Without(HelloAnswer answer) => answer.Match<Choice>(
        chosen: _ => new Unknown(HelloFaultText.Of(HelloFault.NotOffered)),
        retry: _ => new Unknown(HelloFaultText.Of(HelloFault.NotOffered)),
        alert: it => IsRefusal(it.Description)
            ? new None($"alert {AlertName.Of(it.Description)}")
            : new Unknown($"the server ended the handshake with the alert {AlertName.Of(it.Description)}"),
        malformed: it => new Unknown(HelloFaultText.Of(it.Fault)),
        notTls: it => new Unknown($"what answers does not speak TLS: {it.Came}"),
        nothing: it => new Unknown(it.Because));

    /// <summary>Alerts by which a server says that nothing on offer is acceptable; others tell of trouble.</summary>
    static bool IsRefusal(byte alert) => alert is AlertName.HandshakeFailure or AlertName.ProtocolVersion or AlertName.InsufficientSecurity;
}
