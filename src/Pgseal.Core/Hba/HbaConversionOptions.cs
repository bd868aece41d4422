namespace Pgseal.Core.Hba;

/// <summary>How to convert.</summary>
/// <param name="GssSeen">Whether clients use GSS encryption, whose meaning is then kept for every line.</param>
public sealed record HbaConversionOptions(HbaConversionStrategy Strategy, bool GssSeen);
