using System.Net;
using System.Security.Cryptography;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Asks a server, without credentials and without finishing a handshake, which TLS it accepts.</summary>
public static class TlsEnumerator
{
    /// <param name="deadline">Of each step of each connection.</param>
    public static async Task<TlsInventory> AskAsync(EndPoint endpoint, TlsQuestions questions, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var enumeration = new Enumeration(questions);
        var open = new List<Task<(Question, HelloAnswer)>>();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                while (open.Count < Math.Max(questions.AtOnce, 1) && enumeration.Next() is { } question)
                    open.Add(AskAsync(endpoint, questions.Negotiation, question, deadline, giveUp.Token));
                if (open.Count == 0)
                    return enumeration.Result();
                var done = await Task.WhenAny(open);
                open.Remove(done);
                var (asked, answer) = await done;
                asked.Take(answer);
            }
        }
        finally
        {
            await giveUp.CancelAsync();
            await Task.WhenAll(open).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    static async Task<(Question, HelloAnswer)> AskAsync(
        EndPoint endpoint, SslNegotiation negotiation, Question question, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Connection.OpenAsync(endpoint, source: null, deadline, cancellationToken);
            if (negotiation == SslNegotiation.Postgres)
                await connection.AskForTlsAsync(cancellationToken);
            return (question, await connection.GreetAsync(question.Hello.ToBytes(RandomNumberGenerator.GetBytes(ClientHello.RandomLength)), cancellationToken));
        }
        catch (WireFault fault)
        {
            return (question, new HelloAnswer.Nothing(HandshakeText.Of(fault.Outcome)));
        }
    }
}
