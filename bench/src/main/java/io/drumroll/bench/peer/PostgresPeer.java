package io.drumroll.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, which commits to disk. One transaction for each order, as one call of a function, so that it costs one round
 * trip: two conditional updates and an insert.
 */
public final class PostgresPeer implements Peer {
    private static final String USER = "drumroll";
    /** PostgreSQL refuses to run as root; then it runs as the user that its packages make. */
    private static final String UNPRIVILEGED = "postgres";

    private static final String TABLES = """
            CREATE TABLE stock (sku int PRIMARY KEY, available bigint NOT NULL) WITH (fillfactor = 50);
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                buyer bigint NOT NULL, first int NOT NULL, second int NOT NULL);
            CREATE FUNCTION place_order(b bigint, f int, s int) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE
                number bigint;
            BEGIN
                UPDATE stock SET available = available - 1 WHERE sku = f AND available >= 1;
                IF NOT FOUND THEN RAISE 'SKU % is short', f; END IF;
                UPDATE stock SET available = available - 1 WHERE sku = s AND available >= 1;
                IF NOT FOUND THEN RAISE 'SKU % is short', s; END IF;
                INSERT INTO orders (buyer, first, second) VALUES (b, f, s) RETURNING id INTO number;
                RETURN number;
            END $$
            """;

    private final Path folder;
    private final Path programs;
    private final int port = Processes.freePort();
    private final String version;
    private boolean isClosed;

    private PostgresPeer(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
        try {
            lendFolder();
            run("initdb", "-D", data(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync");
            String options = "-p " + port + " -h 127.0.0.1 -k " + folder
                    + " -c synchronous_commit=on -c fsync=on -c max_wal_size=4GB";
            run(
                    "pg_ctl",
                    "start",
                    "-w",
                    "-D",
                    data(),
                    "-l",
                    folder.resolve("postgres.log").toString(),
                    "-o",
                    options);
            this.version = stock();
        } catch (IOException | SQLException e) {
            close();
            throw new PeerException("PostgreSQL can't be set up: " + e.getMessage(), e);
        } catch (PeerException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts one, or returns null where it is not installed.
     *
     * @throws PeerException when it does not start.
     */
    public static @Nullable Peer start(Path parent) {
        Path programs = programs();
        return programs == null ? null : new PostgresPeer(programs, Processes.newFolder(parent, "postgres"));
    }

    /** The folder of the server's programs: that of the newest version, as Debian lays them out, or on the path. */
    private static @Nullable Path programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> found = Files.list(versions)) {
                Path newest = found.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
                if (newest != null) {
                    return newest;
                }
            } catch (IOException e) {
                throw new PeerException(versions + " can't be read: " + e.getMessage(), e);
            }
        }
        Path initdb = Processes.onPath("initdb");
        return initdb == null ? null : initdb.getParent();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void lendFolder() throws IOException {
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", UNPRIVILEGED, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Processes.run(command);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?prepareThreshold=1", USER, "");
    }

    private String stock() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute("INSERT INTO stock SELECT n, " + Workload.STOCK + " FROM generate_series(1, "
                    + Workload.SKUS + ") n");
            statement.execute("VACUUM ANALYZE stock");
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public String name() {
        return "PostgreSQL " + version.replaceFirst(" .*", "") + ", synchronous_commit on";
    }

    @Override
    public List<Calling> callings() {
        return List.of(Calling.ONE_BY_ONE);
    }

    @Override
    public double ordersPerSecond(Calling calling, List<Workload> orders, int seconds) throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<Batch> callers = new ArrayList<>();
        try {
            for (Workload source : orders) {
                Connection connection = connect();
                connections.add(connection);
                PreparedStatement call = connection.prepareStatement("SELECT place_order(?, ?, ?)");
                callers.add(() -> place(call, source));
            }
            return Peer.measure(callers, seconds);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static int place(PreparedStatement call, Workload source) throws SQLException {
        Workload.Order order = source.next();
        call.setLong(1, order.buyer());
        call.setInt(2, order.first());
        call.setInt(3, order.second());
        try (ResultSet answer = call.executeQuery()) {
            if (!answer.next() || answer.getLong(1) < 1) {
                throw new PeerException("PostgreSQL did not take an order");
            }
        }
        return 1;
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (Files.exists(Path.of(data(), "postmaster.pid"))) {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        }
        Processes.remove(folder);
    }
}
