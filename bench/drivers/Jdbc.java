import java.sql.DriverManager;

/** Connects with pgjdbc to the URL given: java -cp JARS Jdbc.java URL */
public class Jdbc {
    public static void main(String[] args) throws Exception {
        Class.forName("org.postgresql.Driver");
        DriverManager.setLoginTimeout(5);
        DriverManager.getConnection(args[0]).close();
        System.exit(0);
    }
}
