using Pgseal.Core;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>Reads the values of <c>--property</c>.</summary>
static class PropertyText
{
    public static ValueList<HbaProperty> Read(string[] given) => given.Length == 0
        ? [new HbaProperty.PlaintextRefused()]
        : given.Select(Read).ToValueList();

    static HbaProperty Read(string text) => HbaProperties.Parse(text).Match(
        parsed: it => it.Property,
        invalid: it => throw new BadInput($"--property: {it.Error}", $"use {string.Join(", ", HbaProperties.Names)} or a sentence (docs/commands/hba.md)", text));
}
