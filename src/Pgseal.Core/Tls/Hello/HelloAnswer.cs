using System.Diagnostics;

namespace Pgseal.Core.Tls.Hello;

/// <summary>What came back for a ClientHello.</summary>
public abstract record HelloAnswer
{
    HelloAnswer()
    {
    }

    /// <summary>A server of TLS 1.2 or below went on with the handshake; its flight was read to the end.</summary>
    public sealed record Chosen(ServerFlight Flight) : HelloAnswer;

    /// <summary>A server of TLS 1.3 asked for a key of this group: a HelloRetryRequest.</summary>
    public sealed record Retry(ushort Suite, ushort Group) : HelloAnswer;

    /// <summary>It ended the handshake.</summary>
    public sealed record Alert(byte Description) : HelloAnswer;

    /// <summary>It answered, and not by the rules.</summary>
    public sealed record Malformed(HelloFault Fault) : HelloAnswer;

    /// <summary>What answered does not speak TLS.</summary>
    /// <param name="Came">The first bytes, safe to show.</param>
    public sealed record NotTls(string Came) : HelloAnswer;

    /// <summary>The question was not put, or nothing came.</summary>
    public sealed record Nothing(string Because) : HelloAnswer;

    public T Match<T>(
        Func<Chosen, T> chosen,
        Func<Retry, T> retry,
        Func<Alert, T> alert,
        Func<Malformed, T> malformed,
        Func<NotTls, T> notTls,
        Func<Nothing, T> nothing) => this switch
        {
            Chosen it => chosen(it),
            Retry it => retry(it),
            Alert it => alert(it),
            Malformed it => malformed(it),
            NotTls it => notTls(it),
            Nothing it => nothing(it),
            _ => throw new UnreachableException(),
        };
}
