using Pgseal.Core.Probing;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>What is remembered of targets that are shown already.</summary>
sealed class ProbeCounts
{
    public int Good { get; private set; }

    public int Bad { get; private set; }

    /// <summary>Not everything could be seen, and nothing seen is bad.</summary>
    public int Unknown { get; private set; }

    public int Unreached { get; private set; }

    public int All => Good + Bad + Unknown + Unreached;

    /// <summary>Whether some targets were not looked at to the end.</summary>
    public bool IsInterrupted { get; set; }

    public void Add(ProbedTarget target)
    {
        if (!target.Seen.IsReached)
            Unreached++;
        else if (target.IsBad)
            Bad++;
        else if (target.IsGood)
            Good++;
        else
            Unknown++;
    }
}
