using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What is looked for with one version that is accepted.</summary>
static class HuntPlans
{
    public static HuntPlan Suites(HelloMaker hellos, VersionAnswer version, int lanes) => new(
        OfferedSuites.For(version.Version),
        version.Suite?.Code,
        codes => hellos.Suites(version.Version, codes),
        (answer, offered) => answer switch
        {
            HelloAnswer.Retry it when version.Version == TlsVersion.Tls13 && offered.Contains(it.Suite) => new Choice.Of(it.Suite),
            HelloAnswer.Chosen { Flight: { } it } when it.Version == version.Version && offered.Contains(it.Suite) => new Choice.Of(it.Suite),
            _ => Choice.Without(answer),
        })
    {
        // TLS 1.2 has most of them, by far; the versions run side by side anyway.
        Lanes = version.Version == TlsVersion.Tls12 ? lanes : 1,
        IsUsual = code => version.Suite is { } suite && OfferedSuites.IsUsual(code, suite.Authentication),
    };

    public static HuntPlan Groups(HelloMaker hellos, VersionAnswer version) => new(
        GroupTable.For(version.Version),
        version.Group?.Code,
        codes => hellos.Groups(version.Version, codes),
        (answer, offered) => answer switch
        {
            HelloAnswer.Retry it when version.Version == TlsVersion.Tls13 && offered.Contains(it.Group) => new Choice.Of(it.Group),
            HelloAnswer.Chosen { Flight: { Group: { } group } it } when it.Version == version.Version && offered.Contains(group) => new Choice.Of(group),
            _ => Choice.Without(answer),
        })
    {
        FirstOffered = hellos.AllGroups(version.Version),
    };
}
