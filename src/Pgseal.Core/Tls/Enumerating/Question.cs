using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>One hello to send on a connection of its own; its answer goes back to it.</summary>
public sealed class Question
{
    readonly Action<HelloAnswer> take;

    internal Question(ClientHello hello, Action<HelloAnswer> take)
    {
        Hello = hello;
        this.take = take;
    }

    public ClientHello Hello { get; }

    /// <summary>Must be called once.</summary>
    public void Take(HelloAnswer answer) => take(answer);
}
