using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Probing;

/// <summary>The file of <c>--targets</c>: one target a line, <c>#</c> begins a comment.</summary>
public static class ProbeTargetFile
{
    /// <param name="faults">What is wrong, all of it, each with the number of its line.</param>
    public static IEnumerable<ProbeTarget> Read(
        string text, int? mostHosts, ClientEnvironment environment, out ValueList<(int Line, string What, string Next)> faults)
    {
        var targets = new List<IEnumerable<ProbeTarget>>();
        var wrong = new List<(int, string, string)>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var target = line.Split('#')[0].Trim();
            if (target.Length == 0)
                continue;
            try
            {
                targets.Add(ProbeTargetText.Read(target, mostHosts, environment));
            }
            catch (InvalidTarget invalid)
            {
                wrong.Add((number, invalid.What, invalid.Next));
            }
        }
        faults = wrong.ToValueList();
        return targets.SelectMany(it => it);
    }
}
