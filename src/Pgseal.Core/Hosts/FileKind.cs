namespace Pgseal.Core.Hosts;

/// <summary>What a path leads to.</summary>
public enum FileKind
{
    Regular,
    Directory,
    Link,
    Other,
}
