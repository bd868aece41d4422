namespace Pgseal.Core.Hba;

/// <summary>The two ways to take plaintext away: <c>--strategy</c>.</summary>
public enum HbaConversionStrategy
{
    /// <summary>Changes the lines that admit it.</summary>
    Convert,

    /// <summary>Puts one block before all lines and leaves them alone.</summary>
    Guard,
}
