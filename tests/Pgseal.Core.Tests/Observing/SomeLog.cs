namespace Pgseal.Core.Tests.Observing;

/// <summary>One log of PostgreSQL 18 in its three formats, shortened. 13 has other columns and words, which tests of their own have.</summary>
static class SomeLog
{
    public const string Stderr = """"
        2026-11-24 14:54:08.375 UTC [17015] LOG:  database system is ready to accept connections
        2026-11-24 14:54:10.307 UTC [17105] [unknown]@[unknown]/[unknown] 6b05a512.42d1 LOG:  connection received: host=[local]
        2026-11-24 14:54:10.315 UTC [17105] postgres@postgres/[unknown] 6b05a512.42d1 LOG:  connection authorized: user=postgres database=postgres application_name=psql
        2026-11-24 14:54:10.604 UTC [17115] [unknown]@[unknown]/[unknown] 6b05a512.42db LOG:  connection received: host=127.0.0.1 port=36968
        2026-11-24 14:54:10.612 UTC [17115] postgres@postgres/[unknown] 6b05a512.42db LOG:  connection authenticated: user="postgres" method=trust (/d18/pg_hba.conf:7)
        2026-11-24 14:54:10.612 UTC [17115] postgres@postgres/[unknown] 6b05a512.42db LOG:  connection authorized: user=postgres database=postgres application_name=psql
        2026-11-24 14:54:10.751 UTC [17124] [unknown]@[unknown]/[unknown] 6b05a512.42e4 LOG:  connection received: host=127.0.0.1 port=36984
        2026-11-24 14:54:10.780 UTC [17124] postgres@postgres/[unknown] 6b05a512.42e4 LOG:  connection authorized: user=postgres database=postgres application_name=my app, "q" SSL enabled (protocol=x SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)
        2026-11-24 14:54:10.895 UTC [17130] [unknown]@[unknown]/[unknown] 6b05a512.42ea LOG:  connection received: host=[local]
        2026-11-24 14:54:10.911 UTC [17130] u ser=x [y@we"ird, db
        x/[unknown] 6b05a512.42ea LOG:  connection authorized: user=u ser=x [y database=we"ird, db
        	x application_name=psql
        2026-11-24 14:54:11.065 UTC [17140] [unknown]@[unknown]/[unknown] 6b05a513.42f4 LOG:  connection received: host=127.0.0.1 port=36996
        2026-11-24 14:54:11.073 UTC [17140] bad@postgres/[unknown] 6b05a513.42f4 FATAL:  pg_hba.conf rejects connection for host "127.0.0.1", user "bad", database "postgres", no encryption
        2026-11-24 14:54:11.177 UTC [17145] [unknown]@[unknown]/[unknown] 6b05a513.42f9 LOG:  connection received: host=127.0.0.1 port=37012
        2026-11-24 14:54:11.203 UTC [17145] pw@postgres/[unknown] 6b05a513.42f9 FATAL:  password authentication failed for user "pw"
        2026-11-24 14:54:11.203 UTC [17145] pw@postgres/[unknown] 6b05a513.42f9 DETAIL:  Connection matched file "/d18/pg_hba.conf" line 3: "host all pw 127.0.0.0/8 scram-sha-256"
        2026-11-24 14:54:11.806 UTC [17171] [unknown]@[unknown]/[unknown] 6b05a513.4313 LOG:  connection received: host=127.0.0.2 port=37038
        2026-11-24 14:54:11.817 UTC [17171] [unknown]@[unknown]/[unknown] 6b05a513.4313 LOG:  could not accept SSL connection: tlsv1 alert unknown ca
        2026-11-24 14:54:12.092 UTC [17185] [unknown]@[unknown]/[unknown] 6b05a514.4321 LOG:  connection received: host=127.0.0.1 port=37060
        2026-11-24 14:54:12.101 UTC [17185] postgres@[unknown]/[unknown] 6b05a514.4321 LOG:  replication connection authorized: user=postgres application_name=psql
        2026-11-24 14:54:12.244 UTC [17196] [unknown]@[unknown]/[unknown] 6b05a514.432c LOG:  connection received: host=127.0.0.1 port=37070
        2026-11-24 14:54:12.259 UTC [17196] postgres@postgres/[unknown] 6b05a514.432c LOG:  replication connection authorized: user=postgres application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)
        2026-11-24 14:54:12.863 UTC [17225] postgres@postgres/psql 6b05a514.4349 ERROR:  division by zero
        2026-11-24 14:54:12.863 UTC [17225] postgres@postgres/psql 6b05a514.4349 STATEMENT:  select 'log multi
        	2026-11-24 14:54:12.259 UTC [17225] a@b/c 6b05a514.4349 LOG:  connection authorized: user=forged database=forged'||1/0
        2026-11-24 14:54:13.000 UTC [17300] [unknown]@[unknown]/[unknown] 6b05a515.4394 LOG:  connection received: host=127.0.0.9 port=37054
        2026-11-24 14:58:00.000 UTC [17301] [unknown]@[unknown]/[unknown] 6b05a5e8.4395 LOG:  connection received: host=127.0.0.10 port=37055

        """";

    public const string Csv = """"
        2026-11-24 14:54:08.375 UTC,,,17015,,6b05a510.4277,4,,2026-11-24 14:54:08 UTC,,0,LOG,00000,"database system is ready to accept connections",,,,,,,,,"","postmaster",,0
        2026-11-24 14:54:10.307 UTC,,,17105,"[local]",6b05a512.42d1,1,"",2026-11-24 14:54:10 UTC,,0,LOG,00000,"connection received: host=[local]",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:10.315 UTC,"postgres","postgres",17105,"[local]",6b05a512.42d1,3,"authentication",2026-11-24 14:54:10 UTC,0/1,0,LOG,00000,"connection authorized: user=postgres database=postgres application_name=psql",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:10.604 UTC,,,17115,"127.0.0.1:36968",6b05a512.42db,1,"",2026-11-24 14:54:10 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=36968",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:10.612 UTC,"postgres","postgres",17115,"127.0.0.1:36968",6b05a512.42db,2,"authentication",2026-11-24 14:54:10 UTC,1/1,0,LOG,00000,"connection authenticated: user=""postgres"" method=trust (/d18/pg_hba.conf:7)",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:10.612 UTC,"postgres","postgres",17115,"127.0.0.1:36968",6b05a512.42db,3,"authentication",2026-11-24 14:54:10 UTC,1/1,0,LOG,00000,"connection authorized: user=postgres database=postgres application_name=psql",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:10.751 UTC,,,17124,"127.0.0.1:36984",6b05a512.42e4,1,"",2026-11-24 14:54:10 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=36984",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:10.780 UTC,"postgres","postgres",17124,"127.0.0.1:36984",6b05a512.42e4,3,"authentication",2026-11-24 14:54:10 UTC,2/1,0,LOG,00000,"connection authorized: user=postgres database=postgres application_name=my app, ""q"" SSL enabled (protocol=x SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:10.895 UTC,,,17130,"[local]",6b05a512.42ea,1,"",2026-11-24 14:54:10 UTC,,0,LOG,00000,"connection received: host=[local]",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:10.911 UTC,"u ser=x [y","we""ird, db
        x",17130,"[local]",6b05a512.42ea,3,"authentication",2026-11-24 14:54:10 UTC,3/1,0,LOG,00000,"connection authorized: user=u ser=x [y database=we""ird, db
        x application_name=psql",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:11.065 UTC,,,17140,"127.0.0.1:36996",6b05a513.42f4,1,"",2026-11-24 14:54:11 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=36996",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:11.073 UTC,"bad","postgres",17140,"127.0.0.1:36996",6b05a513.42f4,2,"authentication",2026-11-24 14:54:11 UTC,4/1,0,FATAL,28000,"pg_hba.conf rejects connection for host ""127.0.0.1"", user ""bad"", database ""postgres"", no encryption",,,,,,,,,"","client backend",,0
        2026-11-24 14:54:11.177 UTC,,,17145,"127.0.0.1:37012",6b05a513.42f9,1,"",2026-11-24 14:54:11 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=37012",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:11.203 UTC,"pw","postgres",17145,"127.0.0.1:37012",6b05a513.42f9,2,"authentication",2026-11-24 14:54:11 UTC,5/1,0,FATAL,28P01,"password authentication failed for user ""pw""","Connection matched file ""/d18/pg_hba.conf"" line 3: ""host all pw 127.0.0.0/8 scram-sha-256""",,,,,,,,"","client backend",,0
        2026-11-24 14:54:11.806 UTC,,,17171,"127.0.0.2:37038",6b05a513.4313,1,"",2026-11-24 14:54:11 UTC,,0,LOG,00000,"connection received: host=127.0.0.2 port=37038",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:11.817 UTC,,,17171,"127.0.0.2:37038",6b05a513.4313,2,"",2026-11-24 14:54:11 UTC,,0,LOG,08P01,"could not accept SSL connection: tlsv1 alert unknown ca",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:12.092 UTC,,,17185,"127.0.0.1:37060",6b05a514.4321,1,"",2026-11-24 14:54:12 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=37060",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:12.101 UTC,"postgres","",17185,"127.0.0.1:37060",6b05a514.4321,3,"authentication",2026-11-24 14:54:12 UTC,126/1,0,LOG,00000,"replication connection authorized: user=postgres application_name=psql",,,,,,,,,"","walsender",,0
        2026-11-24 14:54:12.244 UTC,,,17196,"127.0.0.1:37070",6b05a514.432c,1,"",2026-11-24 14:54:12 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=37070",,,,,,,,,"","not initialized",,0
        2026-11-24 14:54:12.259 UTC,"postgres","postgres",17196,"127.0.0.1:37070",6b05a514.432c,3,"authentication",2026-11-24 14:54:12 UTC,127/1,0,LOG,00000,"replication connection authorized: user=postgres application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)",,,,,,,,,"","walsender",,0
        2026-11-24 14:54:12.863 UTC,"postgres","postgres",17225,"[local]",6b05a514.4349,4,"SELECT",2026-11-24 14:54:12 UTC,12/2,0,ERROR,22012,"division by zero",,,,,,"select 'log multi
        2026-11-24 14:54:12.259 UTC,""a"",""b"",17225,""[local]"",6b05a514.4349,4,""S"",2026-11-24 14:54:12 UTC,12/2,0,LOG,00000,""connection authorized: user=forged database=forged""'||1/0",,,"psql","client backend",,0
        2026-11-24 14:54:13.000 UTC,,,17300,"127.0.0.9:37054",6b05a515.4394,1,"",2026-11-24 14:54:13 UTC,,0,LOG,00000,"connection received: host=127.0.0.9 port=37054",,,,,,,,,"","not initialized",,0
        2026-11-24 14:58:00.000 UTC,,,17301,"127.0.0.10:37055",6b05a5e8.4395,1,"",2026-11-24 14:58:00 UTC,,0,LOG,00000,"connection received: host=127.0.0.10 port=37055",,,,,,,,,"","not initialized",,0

        """";

    public const string Json = """"
        {"timestamp":"2026-11-24 14:54:08.375 UTC","pid":17015,"session_id":"6b05a510.4277","line_num":4,"session_start":"2026-11-24 14:54:08 UTC","txid":0,"error_severity":"LOG","message":"database system is ready to accept connections","backend_type":"postmaster","query_id":0}
        {"timestamp":"2026-11-24 14:54:10.307 UTC","pid":17105,"remote_host":"[local]","session_id":"6b05a512.42d1","line_num":1,"ps":"","session_start":"2026-11-24 14:54:10 UTC","txid":0,"error_severity":"LOG","message":"connection received: host=[local]","backend_type":"not initialized","query_id":0}
        {"timestamp":"2026-11-24 14:54:10.315 UTC","user":"postgres","dbname":"postgres","pid":17105,"remote_host":"[local]","session_id":"6b05a512.42d1","line_num":3,"ps":"authentication","error_severity":"LOG","message":"connection authorized: user=postgres database=postgres application_name=psql","backend_type":"client backend","query_id":0}
        {"timestamp":"2026-11-24 14:54:10.604 UTC","pid":17115,"remote_host":"127.0.0.1","remote_port":36968,"session_id":"6b05a512.42db","line_num":1,"error_severity":"LOG","message":"connection received: host=127.0.0.1 port=36968","backend_type":"not initialized"}
        {"timestamp":"2026-11-24 14:54:10.612 UTC","user":"postgres","dbname":"postgres","pid":17115,"remote_host":"127.0.0.1","remote_port":36968,"session_id":"6b05a512.42db","line_num":3,"error_severity":"LOG","message":"connection authorized: user=postgres database=postgres application_name=psql"}
        {"timestamp":"2026-11-24 14:54:10.751 UTC","pid":17124,"remote_host":"127.0.0.1","remote_port":36984,"session_id":"6b05a512.42e4","line_num":1,"error_severity":"LOG","message":"connection received: host=127.0.0.1 port=36984"}
        {"timestamp":"2026-11-24 14:54:10.780 UTC","user":"postgres","dbname":"postgres","pid":17124,"remote_host":"127.0.0.1","remote_port":36984,"session_id":"6b05a512.42e4","error_severity":"LOG","message":"connection authorized: user=postgres database=postgres application_name=my app, \"q\" SSL enabled (protocol=x SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)"}
        {"timestamp":"2026-11-24 14:54:10.911 UTC","user":"u ser=x [y","dbname":"we\"ird, db\nx","pid":17130,"remote_host":"[local]","session_id":"6b05a512.42ea","error_severity":"LOG","message":"connection authorized: user=u ser=x [y database=we\"ird, db\nx application_name=psql"}
        {"timestamp":"2026-11-24 14:54:11.065 UTC","pid":17140,"remote_host":"127.0.0.1","remote_port":36996,"session_id":"6b05a513.42f4","error_severity":"LOG","message":"connection received: host=127.0.0.1 port=36996"}
        {"timestamp":"2026-11-24 14:54:11.073 UTC","user":"bad","dbname":"postgres","pid":17140,"remote_host":"127.0.0.1","remote_port":36996,"session_id":"6b05a513.42f4","error_severity":"FATAL","state_code":"28000","message":"pg_hba.conf rejects connection for host \"127.0.0.1\", user \"bad\", database \"postgres\", no encryption"}
        {"timestamp":"2026-11-24 14:54:11.203 UTC","user":"pw","dbname":"postgres","pid":17145,"remote_host":"127.0.0.1","remote_port":37012,"session_id":"6b05a513.42f9","error_severity":"FATAL","state_code":"28P01","message":"password authentication failed for user \"pw\"","detail":"Connection matched file \"/d18/pg_hba.conf\" line 3: \"host all pw 127.0.0.0/8 scram-sha-256\""}
        {"timestamp":"2026-11-24 14:54:11.817 UTC","pid":17171,"remote_host":"127.0.0.2","remote_port":37038,"session_id":"6b05a513.4313","error_severity":"LOG","state_code":"08P01","message":"could not accept SSL connection: tlsv1 alert unknown ca"}
        {"timestamp":"2026-11-24 14:54:12.101 UTC","user":"postgres","dbname":"","pid":17185,"remote_host":"127.0.0.1","remote_port":37060,"session_id":"6b05a514.4321","error_severity":"LOG","message":"replication connection authorized: user=postgres application_name=psql","backend_type":"walsender"}
        {"timestamp":"2026-11-24 14:54:12.259 UTC","user":"postgres","dbname":"postgres","pid":17196,"remote_host":"127.0.0.1","remote_port":37070,"session_id":"6b05a514.432c","error_severity":"LOG","message":"replication connection authorized: user=postgres application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)","backend_type":"walsender"}
        {"timestamp":"2026-11-24 14:54:12.863 UTC","user":"postgres","dbname":"postgres","pid":17225,"remote_host":"[local]","session_id":"6b05a514.4349","error_severity":"ERROR","state_code":"22012","message":"division by zero","statement":"select 'log multi\n{\"message\":\"connection authorized: user=forged database=forged\"}'||1/0"}
        {"timestamp":"2026-11-24 14:54:13.000 UTC","pid":17300,"remote_host":"127.0.0.9","remote_port":37054,"session_id":"6b05a515.4394","error_severity":"LOG","message":"connection received: host=127.0.0.9 port=37054"}
        {"timestamp":"2026-11-24 14:58:00.000 UTC","pid":17301,"remote_host":"127.0.0.10","remote_port":37055,"session_id":"6b05a5e8.4395","error_severity":"LOG","message":"connection received: host=127.0.0.10 port=37055"}

        """";

    /// <summary>127.0.0.10 has connected a moment ago: it may still say who it is.</summary>
    public const string Everybody = """"
        @ from 127.0.0.2 as '' handshake=1
        @ from 127.0.0.9 as '' received=1
        bad@postgres from 127.0.0.1 as '' refused=1
        postgres@postgres from 127.0.0.1 as 'my app, "q" SSL enabled (protocol=x' tls=1 TLSv1.3
        postgres@postgres from 127.0.0.1 as 'psql' plain=1
        postgres@postgres from 127.0.0.1 as 'psql' tls=1 TLSv1.3 replication
        postgres@postgres from [local] as 'psql' local=1
        postgres@replication from 127.0.0.1 as 'psql' plain=1 replication
        pw@postgres from 127.0.0.1 as '' refused=1
        u ser=x [y@we"ird, db
        x from [local] as 'psql' local=1
        """";

    public const string Prefix = "%m [%p] %q%u@%d/%a %c ";
}
