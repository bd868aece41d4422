namespace Pgseal.Cli;

static class OnServers
{
    public static Work Work { get; } = new()
    {
        Audit = (_, _) => throw new NotSupportedException(),
        Plan = (_, _) => throw new NotSupportedException(),
        Apply = (_, _, _) => throw new NotSupportedException(),
        Disable = (_, _, _) => throw new NotSupportedException(),
        Rollback = (_, _, _) => throw new NotSupportedException(),
        Runs = (_, _) => throw new NotSupportedException(),
        Sessions = (_, _) => throw new NotSupportedException(),
        Drain = (_, _, _) => throw new NotSupportedException(),
    };
}
