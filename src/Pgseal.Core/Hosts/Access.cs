namespace Pgseal.Core.Hosts;

/// <summary>The three permission bits of a class.</summary>
[Flags]
public enum Access
{
    None = 0,

    /// <summary>On a directory: to pass through it.</summary>
    Execute = 1,
    Write = 2,
    Read = 4,
}
