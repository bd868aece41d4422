using Pgseal.Core;

namespace Pgseal.Lab.Builds;

/// <summary>The pinned build of every supported major version.</summary>
/// <remarks>docs/decisions/0002-lab-sources.md says why these and how to pin newer ones.</remarks>
public static class PostgresBuilds
{
    public static ValueList<PostgresBuild> All { get; } =
    [
        new("13.23.0-beta.16", "4c5ddc30ff58286e4c5eca4eb3466ef834bf58f86baadc2ae4b726346753c7f1"),
        new("14.23.0-beta.17", "4bfb69335cb48a5243fef0938602b4b7a3f2cfa6f5474cc432ce1e8a10ee519c"),
        new("15.18.0-beta.17", "6f52b7139cbbd6e5a354c4213a6993b6d400f17a90f21bc9ed4ca38b230cc182"),
        new("16.14.0-beta.17", "dfe7ecd8365ab907786e5f3d69179399f9675ac800153219efb2590257c2d551"),
        new("17.10.0-beta.17", "5bad48012c3a7415c06310f632ce9a0f9da20dadb70e774e4985c2f416a4445b"),
        new("18.4.0-beta.17", "795d587bb466423385db256dc81e61f2ee40c9e10efde21e881f3e997dd1bdb2"),
    ];

    /// <exception cref="LabException">There is no build of that major version.</exception>
    public static PostgresBuild OfMajor(int major) =>
        All.FirstOrDefault(build => build.Server.Major == major)
        ?? throw new LabException($"there is no pinned PostgreSQL {major}; there are {string.Join(", ", All.Select(build => build.Server.Major))}");
}
