using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Trials;

/// <summary>Puts what happened today and what is guaranteed tomorrow into one sentence.</summary>
static class VerdictSentence
{
    public static string Of(ConninfoReport report)
    {
        if (report.Client.NeverConnects is { } reason)
            return $"never connects: {reason}";
        var (listener, middle) = (report.Guarantees.Eavesdropper, report.Guarantees.ManInTheMiddle);
        return report.Connection switch
        {
            { Failure: { } failure } => $"no connection today: {failure}. {Capital(Guaranteed(listener, middle))}",
            { Channel: TrialChannel.Plaintext } => $"in clear today: everybody on the path reads it: {listener.Because}",
            { Channel: TrialChannel.Tls } when listener.Protection == Protection.NotProtected => $"encrypted today, but anybody on the path can read it tomorrow: {listener.Because}",
            { Channel: TrialChannel.Tls } when middle.Protection == Protection.NotProtected => $"encrypted today, and whoever answers in the server's place can read it tomorrow: {middle.Because}",
            { Channel: TrialChannel.Tls } => $"encrypted today; {Guaranteed(listener, middle)}",
            { Channel: TrialChannel.Socket } => $"connected on this machine; {Guaranteed(listener, middle)}",
            _ => Guaranteed(listener, middle),
        };
    }

    static string Guaranteed(Guarantee listener, Guarantee middle) => (listener.Protection, middle.Protection) switch
    {
        (Protection.NotProtected, _) => $"anybody on the path can read it: {listener.Because}",
        (_, Protection.NotProtected) => $"whoever answers in the server's place can read it: {middle.Because}",
        (_, Protection.Unknown) => $"whether somebody could answer in the server's place is not known: {middle.Because}",
        _ => "guaranteed against who listens and against who answers in the server's place",
    };

    static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
