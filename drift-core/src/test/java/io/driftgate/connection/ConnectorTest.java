package io.driftgate.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectorTest {
    private static final String SECRET = "s3cr3t/p@ss?w{rd";

    private final EmbeddedPostgres server = TestPostgres.server(15);

    @TempDir
    private Path directory;

    @Test
    void connectsUnderTheToolsName() throws Exception {
        Database database = new Database(server.url("postgres"), server.user(), server.password(), Duration.ZERO);
        try (Connection connection = Connector.open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW application_name")) {
            assertTrue(rows.next());
            assertEquals("driftgate", rows.getString(1));
            assertTrue(connection.getAutoCommit());
        }
    }

    @Test
    void credentialsMayStandInTheUrl() throws Exception {
        String url = server.url("postgres") + "&user=postgres&password=" + server.password();
        Connector.open(Database.at(url)).close();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgres://localhost/shop, jdbc:postgresql:",
        "jdbc:pgsql://localhost/shop, jdbc:postgresql:",
        "jdbc:sqlite3:shop.db, jdbc:sqlite:"
    })
    void aMistakenSchemeIsCorrected(String url, String meant) {
        ConnectionException error = assertThrows(ConnectionException.class, () -> Connector.open(Database.at(url)));

        assertEquals("There is no JDBC driver for " + url + ": did you mean " + meant + "?", error.getMessage());
    }

    @Test
    void wrongPassword() {
        String url = server.url("postgres");
        assertEquals(
                "Cannot log in to " + JdbcUrl.shown(url)
                        + ": password authentication failed for user \"postgres\"; check the user and the password.",
                refusal(url, "postgres", SECRET));
    }

    @Test
    void wrongPasswordInTheUrl() {
        String url = server.url("postgres");
        assertEquals(
                "Cannot log in to " + JdbcUrl.shown(url)
                        + ": password authentication failed for user \"postgres\"; check the user and the password.",
                refusal(url + "&user=postgres&password=s3cr3t%2Fp%40ss%3Fw%7Brd", null, null));
    }

    @Test
    void noPassword() {
        String url = server.url("postgres");
        assertEquals(
                "Cannot log in to " + JdbcUrl.shown(url)
                        + ": the server asks for a password and none is set; set db.password.",
                refusal(url, "postgres", null));
    }

    @Test
    void unknownDatabase() {
        String url = server.url("nowhere");
        assertEquals(
                "Cannot connect to " + JdbcUrl.shown(url)
                        + ": database \"nowhere\" does not exist; check the name behind the host in the URL.",
                refusal(url, server.user(), server.password()));
    }

    @Test
    void unknownHost() {
        assertEquals(
                "Cannot connect to jdbc:postgresql://nowhere.invalid/db: its host is not known; check the host in the URL.",
                refusal("jdbc:postgresql://nowhere.invalid/db", "app", SECRET));
    }

    @Test
    void credentialsBeforeTheHost() {
        assertEquals(
                "jdbc:postgresql://nowhere.invalid/db is not well-formed: write jdbc:postgresql://host:5432/database, or"
                        + " jdbc:sqlite:file.",
                refusal("jdbc:postgresql://app:" + SECRET + "@nowhere.invalid/db", null, null));
        assertEquals(
                "Cannot connect to jdbc:postgresql://nowhere.invalid/db: its driver takes no user before the host; take it out"
                        + " of the URL and set db.user and db.password.",
                refusal("jdbc:postgresql://app@nowhere.invalid/db", null, null));
    }

    @Test
    void connectionRefused() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/db";
        assertEquals(
                "Cannot connect to " + url
                        + ": the connection was refused; check host and port, and that the server runs,"
                        + " or give a starting one time with db.connectTimeout.",
                refusal(url, "app", SECRET));
    }

    @Test
    void goesOnTryingUntilTheTimeIsOver() throws IOException {
        Database database =
                new Database("jdbc:postgresql://127.0.0.1:" + closedPort() + "/db", "app", "x", Duration.ofMillis(700));
        long start = System.nanoTime();
        assertThrows(ConnectionException.class, () -> Connector.open(database));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 700 && millis < 5_000, "gave up after " + millis + " ms");
    }

    @Test
    void waitsForAStartingServer() throws Exception {
        int port = closedPort();
        Thread late = new Thread(() -> forward(port, server.url("postgres")));
        late.setDaemon(true);
        late.start();
        String url = server.url("postgres").replaceFirst(":\\d+/", ":" + port + "/");
        Connector.open(new Database(url, server.user(), server.password(), Duration.ofSeconds(20)))
                .close();
    }

    @Test
    void noDriver() {
        assertEquals(
                "There is no JDBC driver for jdbc:nonsense://h/db: add the driver's artifact to the plugin's dependencies.",
                refusal("jdbc:nonsense://app:" + SECRET + "@h/db", null, null));
    }

    @Test
    void noJdbcUrl() {
        assertEquals(
                "postgresql://h/db is not a JDBC URL: it begins with jdbc:, such as jdbc:postgresql://host:5432/database.",
                refusal("postgresql://app:" + SECRET + "@h/db", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:%s",
                "jdbc:sqlite:file:%s",
                "jdbc:sqlite:file:%s?cache=private",
                "jdbc:sqlite:%s?busy_timeout=1"
            })
    void missingSqliteFileIsNotMade(String url) {
        Path file = directory.resolve("missing.db");
        String whole = url.formatted(file);
        assertEquals(
                "Cannot open " + JdbcUrl.shown(whole) + ": there is no file " + file + "; check the path in the URL.",
                refusal(whole, null, null));
        assertFalse(Files.exists(file));
    }

    @Test
    void directoryForASqliteFile() {
        assertEquals(
                "Cannot open jdbc:sqlite:" + directory + ": " + directory
                        + " is a directory; name the database file in it.",
                refusal("jdbc:sqlite:" + directory, null, null));
    }

    @Test
    void otherFileForASqliteFile() throws IOException {
        Path file = Files.writeString(directory.resolve("x.db"), "hello ".repeat(1000));
        assertEquals(
                "Cannot open jdbc:sqlite:" + file + ": the file is not a SQLite database; check the path in the URL.",
                refusal("jdbc:sqlite:" + file, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:%s",
                "jdbc:sqlite:file:%s",
                "jdbc:sqlite:file://%s?mode=ro",
                "jdbc:sqlite:%s?open_mode=1"
            })
    void opensSqliteFiles(String url) throws Exception {
        Path file = Files.createFile(directory.resolve("a b+c.db"));
        String path = url.contains("file:") ? file.toString().replace(" ", "%20") : file.toString();
        Connector.open(Database.at(url.formatted(path))).close();
    }

    @Test
    void aDamagedFileIsSaidToBeDamaged(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("damaged.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a TEXT)");
            statement.execute("INSERT INTO t VALUES (zeroblob(20000))");
        }
        byte[] cutOff = Arrays.copyOf(Files.readAllBytes(file), 5_000);
        Files.write(file, cutOff);

        assertEquals(
                "Cannot open jdbc:sqlite:" + file
                        + ": the file is a damaged SQLite database; restore it from a backup.",
                refusal("jdbc:sqlite:" + file, null, null));
    }

    @Test
    void whoeverHangsUpMayBeNoServer() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = new Thread(() -> {
                try {
                    while (true) {
                        listener.accept().close();
                    }
                } catch (IOException e) {
                    return; // the test is over
                }
            });
            hangsUp.setDaemon(true);
            hangsUp.start();
            String url = "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + "/db";

            assertEquals(
                    "Cannot connect to " + url
                            + ": the connection was cut while it was set up; check that a database server,"
                            + " and no proxy or firewall, answers there.",
                    refusal(url, "app", SECRET));
        }
    }

    @Test
    void opensSqliteInMemory() throws Exception {
        Connector.open(Database.at("jdbc:sqlite::memory:")).close();
    }

    /** Asserts on the way that the secret is nowhere, not even in a stack trace. */
    private static String refusal(String url, @Nullable String user, @Nullable String password) {
        ConnectionException refused = assertThrows(
                ConnectionException.class, () -> Connector.open(new Database(url, user, password, Duration.ZERO)));
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        for (String part : new String[] {"s3cr3t", "p@ss", "p%40ss", "w{rd"}) {
            assertFalse(trace.toString().contains(part), trace.toString());
        }
        return String.valueOf(refused.getMessage());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Listens after a moment, cuts the first caller off as a container's port does, and serves the second. */
    private static void forward(int port, String url) {
        try {
            Thread.sleep(400);
            int target = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
            try (ServerSocket socket = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
                socket.accept().close();
                Tunnel.between(socket.accept(), target);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
