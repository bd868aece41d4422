using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;

namespace Pgseal.Core.Tests.Conninfo.Drivers;

/// <summary>What the drivers that are not libpq make of their settings, from their sources (docs/drivers.md).</summary>
public sealed class ClientReaderTests
{
    const string Nothing = "Only/Nothing: NotProtected, NotProtected, NotProtected";
    const string Falls = "Fallback/Nothing: NotProtected, NotProtected, NotProtected";
    const string Unchecked = "Never/Nothing: Protected, NotProtected, NotProtected";
    const string Chained = "Never/Chain: Protected, Unknown, Unknown";
    const string Full = "Never/ChainAndName: Protected, Protected, Protected";

    [Theory]
    [InlineData("jdbc:postgresql://db1/app", false, Falls)]
    [InlineData("jdbc:postgresql:app?sslmode=disable", false, Nothing)]
    [InlineData("jdbc:postgresql://db1/app?ssl=true", true, Full)]
    [InlineData("jdbc:postgresql://db1/app?ssl=true", false, "never")]
    [InlineData("jdbc:postgresql://db1/app?ssl=false", true, Falls)]
    [InlineData("jdbc:postgresql://db1/app?ssl=true&sslmode=require", true, Unchecked)]
    [InlineData("jdbc:postgresql://db1/app?sslmode=VERIFY-CA", true, Chained)]
    [InlineData("jdbc:postgresql://db1/app?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory", true, Unchecked)]
    [InlineData("jdbc:postgresql://db1/app?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", false, Full)]
    [InlineData("jdbc:postgresql://db1/app?sslmode=verify-full&sslfactory=com.example.Own", false, "Never/Unknown: Protected, Unknown, Unknown")]
    [InlineData("jdbc:postgresql://db1/app?channelBinding=require", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData("jdbc:postgresql://db1/app?channelBinding=require&sslmode=disable", false, "never")]
    [InlineData("jdbc:postgresql://db1/app?sslmode=verify-ca&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", false, "Never/Chain: Protected, NotProtected, NotProtected")]
    [InlineData("Host=db1;Username=ada", false, Falls)]
    [InlineData("Host=db1;Username=ada;SSL Mode=Disable;Channel Binding=Require", false, "never")]
    [InlineData("Host=db1;Username=ada;SSL Mode=Disable", false, Nothing)]
    [InlineData("Host=db1;Username=ada;SslMode=Require", true, Unchecked)]
    [InlineData("Host=db1;Username=ada;SSL Mode=VerifyCA", true, Chained)]
    [InlineData("Host=db1;Username=ada;SSL Mode=VerifyCA", false, "Never/Chain: Protected, NotProtected, NotProtected")]
    [InlineData("Host=db1;Username=ada;SSL Mode=VerifyFull", true, Full)]
    [InlineData("Host=db1;Username=ada;SSL Mode=VerifyFull;Root Certificate=/gone", false, "never")]
    [InlineData("postgresql+asyncpg://ada@db1/app", false, Falls)]
    [InlineData("postgresql+asyncpg://ada@db1/app?ssl=require", false, Unchecked)]
    [InlineData("postgresql+asyncpg://ada@db1/app?ssl=require", true, Chained)]
    [InlineData("postgresql+asyncpg://ada@db1/app?ssl=verify-full", true, Full)]
    [InlineData("postgresql+asyncpg://ada@db1/app?sslmode=verify-full", true, "never")]
    public void By_their_form(string given, bool rootFile, string expected) =>
        Assert.Equal(expected, ReadClient.Summary(ReadClient.Of(given, files: rootFile ? [ReadClient.DefaultRoot] : [])));

    [Theory]
    [InlineData(Driver.Asyncpg, "postgresql://db1/app?sslmode=verify-full", true, Full)]
    [InlineData(Driver.Asyncpg, "postgresql://db1/app?sslmode=verify-ca", false, "never")]
    [InlineData(Driver.GoPq, "postgres://db1/app", false, Unchecked)]
    [InlineData(Driver.GoPq, "postgres://db1/app", true, Chained)]
    [InlineData(Driver.GoPq, "host=db1 sslmode=verify-ca", false, "Never/Chain: Protected, NotProtected, NotProtected")]
    [InlineData(Driver.GoPq, "host=db1 sslmode=verify-full", false, Full)]
    [InlineData(Driver.Pgx, "postgres://db1/app", false, Falls)]
    [InlineData(Driver.Pgx, "postgres://db1/app?sslmode=require", true, Chained)]
    [InlineData(Driver.Pgx, "host=db1 sslrootcert=system sslmode=disable", false, Full)]
    [InlineData(Driver.Pgx, "host=db1 sslnegotiation=direct", false, Unchecked)]
    [InlineData(Driver.Pgx, "host=db1 channel_binding=require", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData(Driver.NodePostgres, "postgres://db1/app", false, Nothing)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?ssl=true", false, Full)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?ssl=false", false, Full)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?ssl=0", false, Nothing)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?ssl=no-verify", false, Unchecked)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=prefer", false, Full)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=require", false, Full)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=no-verify", false, Unchecked)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=disable", false, Nothing)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=require&uselibpqcompat=true", false, Unchecked)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=prefer&uselibpqcompat=true", false, Unchecked)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=require&uselibpqcompat=true&sslrootcert=/home/ada/.postgresql/root.crt", true, Chained)]
    [InlineData(Driver.NodePostgres, "postgres://db1/app?sslmode=verify-ca&uselibpqcompat=true", false, "never")]
    [InlineData(Driver.Sqlx, "postgres://db1/app", false, Falls)]
    [InlineData(Driver.Sqlx, "postgres://db1/app?sslmode=allow", false, Nothing)]
    [InlineData(Driver.Sqlx, "postgres://db1/app?sslmode=require&sslrootcert=/home/ada/.postgresql/root.crt", true, Unchecked)]
    [InlineData(Driver.Sqlx, "postgres://db1/app?ssl-mode=verify-full", false, Full)]
    [InlineData(Driver.TokioPostgres, "postgres://db1/app", false, "Fallback/Unknown: NotProtected, NotProtected, NotProtected")]
    [InlineData(Driver.TokioPostgres, "postgres://db1/app?sslmode=require", false, "Never/Unknown: Protected, Unknown, Unknown")]
    public void By_name(Driver driver, string given, bool rootFile, string expected) =>
        Assert.Equal(expected, ReadClient.Summary(ReadClient.Of(given, driver, rootFile ? [ReadClient.DefaultRoot] : [])));

    [Theory]
    [InlineData("mysql://db1", null, "the target is a URI of another kind")]
    [InlineData("jdbc:mysql://db1", null, "the settings are a JDBC URL of another database")]
    [InlineData("postgresql+pg8000://db1", null, "the driver +pg8000 is not known")]
    [InlineData("jdbc:postgresql://db1", Driver.Pgx, "the settings are written for jdbc (by jdbc:postgresql:), and --driver says pgx")]
    [InlineData("Host=db1;Password=\"s3cret", null, "the connection string is not Key=Value;…: Format of the initialization string does not conform to specification starting at index 9")]
    [InlineData("Host=db1;SSL Mode=Sure", null, "SSL Mode cannot be \"sure\"")]
    [InlineData("postgres://db1?sslmode=verify-full", Driver.TokioPostgres, "sslmode cannot be \"verify-full\"")]
    [InlineData("postgres://db1?=x", Driver.NodePostgres, "the parameter at position 16 of the URL has no name and \"=\"")]
    [InlineData(null, Driver.NodePostgres, "there are no settings for node-postgres to read")]
    [InlineData("host=db1", Driver.Sqlx, "the settings are no URL: there is no \"://\"")]
    public void What_a_driver_refuses_is_refused_without_its_secrets(string? given, Driver? driver, string why)
    {
        var refused = Assert.Throws<InvalidTarget>(() => ReadClient.Of(given, driver));
        Assert.Equal(why, refused.What);
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jdbc:postgresql://db1/app?user=ada&password=s3cret&ssl=true&sslmode=require", null, "jdbc:postgresql://db1/app?user=ada&password=***&sslmode=verify-full")]
    [InlineData("Host=db1;Password=s3cret;SSL Mode=Require", null, "host=db1;password=***;SSL Mode=VerifyFull;Root Certificate=/home/ada/.postgresql/root.crt")]
    [InlineData("postgresql+asyncpg://ada:s3cret@db1/app?ssl=require", null, "postgresql+asyncpg://ada:***@db1/app?ssl=verify-full")]
    [InlineData("postgres://ada:s3cret@db1/app", Driver.Pgx, "postgres://ada:***@db1/app?sslmode=verify-full")]
    [InlineData("postgres://ada:s3cret@db1/app?ssl=no-verify", Driver.NodePostgres, "postgres://ada:***@db1/app?sslmode=verify-full&sslrootcert=/home/ada/.postgresql/root.crt")]
    [InlineData("postgres://ada:s3cret@db1/app", Driver.Sqlx, "postgres://ada:***@db1/app?sslmode=verify-full&sslrootcert=/home/ada/.postgresql/root.crt")]
    [InlineData("postgres://ada:s3cret@db1/app", Driver.TokioPostgres, "postgres://ada:***@db1/app?sslmode=require&channel_binding=require")]
    public void A_fix_is_written_as_the_driver_reads_it(string given, Driver? driver, string expected)
    {
        var client = ReadClient.Of(given, driver);
        Assert.Equal(expected, client.Fixes[0].Text);
        Assert.DoesNotContain("s3cret", $"{client}{string.Join(' ', client.Settings)}{string.Join(' ', client.Fixes)}", StringComparison.Ordinal);
        Assert.NotEqual(Pgseal.Core.Conninfo.Guarantees.Protection.NotProtected, Pgseal.Core.Conninfo.Guarantees.ClientGuarantees.Of(ReadClient.Of(expected, driver, [ReadClient.DefaultRoot])).Overall);
    }

    [Theory]
    [InlineData("postgresql://h", Driver.Libpq, "as nothing says otherwise; --driver names another")]
    [InlineData("postgresql+psycopg://h", Driver.Psycopg, "by +psycopg")]
    [InlineData("jdbc:postgresql://h", Driver.Jdbc, "by jdbc:postgresql:")]
    [InlineData("Server=h;Port=5", Driver.Npgsql, "by Key=Value;")]
    [InlineData("host=h options='-c a=1;b'", Driver.Libpq, "as nothing says otherwise; --driver names another")]
    [InlineData("options='a;b' host=h", Driver.Libpq, "as nothing says otherwise; --driver names another")]
    public void A_driver_is_recognised_and_it_is_said_how(string given, Driver driver, string by)
    {
        var recognised = Recognised.Of(given, null);
        Assert.Equal((driver, by), (recognised.Driver, recognised.By));
    }

    [Fact]
    public void A_semicolon_does_not_overrule_who_names_the_driver()
    {
        Assert.Equal(Driver.Libpq, Recognised.Of("password=a;b=c", Driver.Libpq).Driver);
        Assert.Equal(Driver.Npgsql, Recognised.Of("password=a;b=c", null).Driver);
    }

    [Fact]
    public void Every_driver_has_a_name_that_reads_back()
    {
        foreach (var driver in Enum.GetValues<Driver>())
            Assert.Equal(driver, DriverName.Parse(DriverName.Of(driver)));
        Assert.EndsWith("did you mean jdbc?", Assert.Throws<InvalidTarget>(() => DriverName.Parse("jdcb")).What, StringComparison.Ordinal);
    }
}
