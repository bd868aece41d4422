namespace Pgseal.Core.Hba;

/// <summary>A file as read: every byte, and the logical lines over them.</summary>
public sealed record HbaFile(string Path, ReadOnlyMemory<byte> Bytes, ValueList<HbaLine> Lines)
{
    /// <summary>The logical line that the server gives this number; null where there is none.</summary>
    public HbaLine? LineAt(int number)
    {
        var (first, last) = (0, Lines.Count - 1);
        while (first <= last)
        {
            var middle = first + ((last - first) / 2);
            switch (Lines[middle].Number.CompareTo(number))
            {
                case 0:
                    return Lines[middle];
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }
        return null;
    }
}
