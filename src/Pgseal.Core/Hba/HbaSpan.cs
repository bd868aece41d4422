namespace Pgseal.Core.Hba;

/// <summary>A range of bytes of a file: <paramref name="End"/> is the first byte after it.</summary>
public readonly record struct HbaSpan(int Start, int End)
{
    public int Length => End - Start;
}
