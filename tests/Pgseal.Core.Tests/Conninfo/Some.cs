using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

/// <summary>An environment where a test says only what it is about.</summary>
static class Some
{
    public static ClientEnvironment Environment(params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(it => it.Name, it => it.Value),
        HomeDirectory = "/home/ada",
        UserName = "ada",
    };

    public static Target Target(string? given, params (string Name, string Value)[] variables) => TargetText.Read(given, Environment(variables));
}
