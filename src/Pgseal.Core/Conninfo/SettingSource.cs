namespace Pgseal.Core.Conninfo;

/// <summary>Where libpq would have taken a setting from, strongest first.</summary>
public enum SettingSource
{
    /// <summary>Written in the target itself.</summary>
    Given,

    /// <summary>A line of a service file.</summary>
    ServiceFile,

    /// <summary>A PG* variable.</summary>
    Environment,

    /// <summary>A line of the password file.</summary>
    PassFile,

    /// <summary>Nobody said anything.</summary>
    Default,
}
