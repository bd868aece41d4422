using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Hba;

/// <summary>Writes rules files over, all of them or none, and never those that another program writes.</summary>
public static class RulesFiles
{
    /// <exception cref="FileIsManaged">A file says that another program writes it.</exception>
    /// <exception cref="FileFailure">One could not be written, or is not what was read; those written before it have their bytes back.</exception>
    public static void Write(ValueList<HbaFileEdit> edits)
    {
        var configs = edits.Select(edit => new ConfigText(HostFile.RealPath(edit.Path), Encoding.UTF8.GetString(edit.Before.Span)));
        if (ManagedBy.Find("", "", configs, [], []) is [var owner, ..])
            throw new FileIsManaged(owner);
        var written = new List<HbaFileEdit>();
        try
        {
            foreach (var edit in edits)
            {
                AtomicFile.Replace(edit.Path, edit.After.Span, AtomicFile.Sha256(edit.Before.Span));
                written.Add(edit);
            }
        }
        catch (FileFailure)
        {
            foreach (var edit in written)
                AtomicFile.Replace(edit.Path, edit.Before.Span, AtomicFile.Sha256(edit.After.Span));
            throw;
        }
    }
}
