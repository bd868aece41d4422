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
    public static Task<TlsInventory> AskAsync(EndPoint endpoint, TlsQuestions questions, TimeSpan deadline, CancellationToken cancellationToken) => AskAsync(
        questions,
        async (question, giveUp) =>
        {
            try
            {
                await using var connection = await Connection.OpenAsync(endpoint, source: null, deadline, giveUp);
                return await GreetAsync(connection, questions.Negotiation, question, giveUp);
            }
            catch (WireFault fault)
            {
                return NotHeard(fault.Outcome);
            }
        },
        cancellationToken);

    /// <param name="ask">Gets the answer to one question; several are asked at once.</param>
    internal static async Task<TlsInventory> AskAsync(
        TlsQuestions questions, Func<Question, CancellationToken, Task<HelloAnswer>> ask, CancellationToken cancellationToken)
    {
        var enumeration = new Enumeration(questions);
        var open = new List<Task<(Question, HelloAnswer)>>();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                while (open.Count < Math.Max(questions.AtOnce, 1) && enumeration.Next() is { } question)
                    open.Add(WithAnswerAsync(question));
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

        async Task<(Question, HelloAnswer)> WithAnswerAsync(Question question) => (question, await ask(question, giveUp.Token));
    }

    /// <exception cref="WireFault">No answer came.</exception>
    internal static async Task<HelloAnswer> GreetAsync(Connection connection, SslNegotiation negotiation, Question question, CancellationToken cancellationToken)
    {
        if (negotiation == SslNegotiation.Postgres)
            await connection.AskForTlsAsync(cancellationToken);
        return await connection.GreetAsync(question.Hello.ToBytes(RandomNumberGenerator.GetBytes(ClientHello.RandomLength)), cancellationToken);
    }

    internal static HelloAnswer NotHeard(HandshakeOutcome outcome) => new HelloAnswer.Nothing(HandshakeText.Of(outcome));
}
