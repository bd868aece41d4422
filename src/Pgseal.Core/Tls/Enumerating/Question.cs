using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>One hello to send on a connection of its own; its answer goes back to the enumeration that asked.</summary>
public sealed class Question
{
    readonly Action<HelloAnswer> take;

    internal Question(ClientHello hello, Action<HelloAnswer> take)
    {
        Hello = hello;
        this.take = take;
    }

    public ClientHello Hello { get; }

    internal void Take(HelloAnswer answer) => take(answer);
}
