using System.Text;

namespace Pgseal.Bench;

/// <summary>A pg_hba.conf of ordinary variety: tenants with databases and users, offices and machines, comments, tabs, a few groups and lists.</summary>
static class RulesText
{
    /// <param name="plainEvery">One rule in so many is <c>host</c> on the server's own machine; the others are hostssl.</param>
    public static byte[] Of(int rules, int plainEvery = 50)
    {
        var text = new StringBuilder("# TYPE\tDATABASE\tUSER\tADDRESS\tMETHOD\nlocal\tall\tpostgres\t\tpeer\nhostnossl all,replication all all reject\n");
        for (var i = 0; i < rules - 4; i++)
        {
            var tenant = i / 4;
            var machine = 1 + i * 37 % 254;
            var subnet = $"10.{tenant / 250 % 250}.{tenant % 250}";
            if (i % 10 == 0)
                text.Append("\n# tenant ").Append(tenant).Append(": office and machines\n");
            var line = (i % plainEvery == 0 ? 9 : i % 8) switch
            {
                9 => $"host\tt{tenant}\tmonitor\t127.0.0.1/32\tscram-sha-256",
                0 => $"hostssl\tt{tenant}\tt{tenant}_app\t{subnet}.{machine}/32\tscram-sha-256",
                1 => $"hostssl\tt{tenant}\tt{tenant}_app,t{tenant}_job\t{subnet}.0/24\tscram-sha-256",
                2 => $"hostssl  t{tenant}  +t{tenant}_staff  {subnet}.0/24  scram-sha-256  # staff",
                3 => $"hostssl t{tenant},t{tenant}_archive t{tenant}_report {subnet}.{machine}/32 cert map=reports",
                4 => $"hostssl\tall\tbackup\t{subnet}.{machine}/32\tscram-sha-256",
                5 => $"hostssl\t\"t{tenant}\"\tt{tenant}_web\tfd00:{tenant % 60000:x}::/64\tscram-sha-256",
                6 => $"hostssl\tt{tenant}\tt{tenant}_etl\t{subnet}.16 255.255.255.240\tmd5",
                _ => $"hostssl\tsameuser\tall\t{subnet}.{machine}/32\tscram-sha-256",
            };
            text.Append(line).Append('\n');
        }
        text.Append("hostssl\treplication\treplicator\t10.0.0.0/8\tscram-sha-256\nhostssl\tall\tall\tall\tscram-sha-256\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
