using Pgseal.Core.Posture;

namespace Pgseal.Core.Tests;

public sealed class PurityTests
{
    [Fact]
    public void The_core_references_nothing_but_the_framework() =>
        Assert.All(
            typeof(Scope).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
}
