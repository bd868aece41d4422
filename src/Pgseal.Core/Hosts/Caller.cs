namespace Pgseal.Core.Hosts;

/// <summary>Who pgseal is on a host.</summary>
public enum Caller
{
    Root,
    ServerUser,
    Other,
}
