using Pgseal.Core.Hba.Proving;

namespace Pgseal.Core.Hba;

/// <summary>Compares what two sets of rules do with every connection: two files, or one file on two servers or versions.</summary>
public static class HbaDiff
{
    public static HbaComparison Between(HbaTree before, HbaEnvironment beforeEnvironment, HbaTree after, HbaEnvironment afterEnvironment)
    {
        var work = new Work();
        return new FateComparison(new(before, beforeEnvironment, work), new(after, afterEnvironment, work), work).Compare();
    }
}
