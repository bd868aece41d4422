using Pgseal.Core.Posture;

namespace Pgseal.Core.Probing.Checks;

/// <summary>What several tries in clear come to. A refusal is evidence and no proof: nobody signs an answer in clear.</summary>
static class PlaintextTries
{
    public static Judged Judge(EndpointSeen seen, IEnumerable<StartupSeen> tries)
    {
        var read = tries.Select(tried => (tried.Login, Reading: PlaintextReading.Of(tried, seen))).ToList();
        var text = string.Join("; ", read.Select(it => $"{it.Login}: {Word(it.Reading.Answer)}{it.Reading.Text}"));
        if (read.Exists(it => it.Reading.Answer == PlaintextAnswer.Admitted))
            return new(CheckResult.Bad, text, "refuse plaintext by the rules: pgseal plan, or hostssl instead of host");
        if (read.Count == 0)
            return new(CheckResult.Unknown, "not tried: the server could not be talked to", "ask again");
        if (read.TrueForAll(it => it.Reading.Answer == PlaintextAnswer.NotApplicable))
            return new(CheckResult.NotApplicable, text);
        return read.TrueForAll(it => it.Reading.Answer is PlaintextAnswer.Refused or PlaintextAnswer.NotApplicable)
            ? new(CheckResult.Ok, text)
            : new(CheckResult.Unknown, text, "ask again");
    }

    static string Word(PlaintextAnswer answer) => answer switch
    {
        PlaintextAnswer.Admitted => "admitted, ",
        PlaintextAnswer.Refused => "refused, ",
        PlaintextAnswer.NotTried or PlaintextAnswer.NotApplicable or PlaintextAnswer.Unknown => "",
    };
}
