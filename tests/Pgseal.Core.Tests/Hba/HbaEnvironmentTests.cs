using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaEnvironmentTests
{
    [Fact]
    public void Worlds_are_alike_by_what_is_known_of_them() => Assert.True(World(15, "127.0.0.9").IsLike(World(15, "127.0.0.9")));

    [Fact]
    public void Another_address_of_a_name_another_version_or_nothing_known_is_another_world()
    {
        var world = World(15, "127.0.0.9");
        Assert.False(world.IsLike(World(15, "127.0.0.8")));
        Assert.False(world.IsLike(World(16, "127.0.0.9")));
        Assert.False(world.IsLike(world with { Hosts = null }));
        Assert.False((world with { Hosts = null }).IsLike(world));
        Assert.False(world.IsLike(world with { Roles = [] }));
    }

    static HbaEnvironment World(int major, string address) => new(ServerVersion.OfMajor(major))
    {
        Roles = [new("a", ["g"])],
        Hosts = new Dictionary<string, ValueList<IPAddress>> { ["good.example"] = [IPAddress.Parse(address)] },
        Reverse = new Dictionary<IPAddress, string> { [IPAddress.Parse(address)] = "good.example" },
    };
}
