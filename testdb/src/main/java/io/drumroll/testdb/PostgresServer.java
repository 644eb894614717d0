package io.drumroll.testdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of one's own, on a free port of 127.0.0.1 and a temporary folder, whose commits survive its own
 * crash and not the machine's.
 * {@link #stop} and {@link #start} let a test see what happens while it is away.
 */
public final class PostgresServer implements AutoCloseable {
    /** Where Debian has them; the launcher's variable names another folder. */
    private static final Path VERSIONS =
            Path.of(Objects.requireNonNullElse(System.getenv("DRUMROLL_POSTGRES"), "/usr/lib/postgresql"));

    private static final String USER = "drumroll";
    /** PostgreSQL refuses to run as root; then it runs as the user that its packages make. */
    private static final String UNPRIVILEGED = "postgres";

    private static final Duration READY = Duration.ofSeconds(30);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path programs;
    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable Process process;

    private PostgresServer(Path programs) {
        this.programs = programs;
        try {
            this.folder = Files.createTempDirectory("drumroll-postgres-");
            this.port = freePort();
            lendFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("initdb", "-D", data(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /** Whether this machine has PostgreSQL's programs. */
    public static boolean isInstalled() {
        return programs() != null;
    }

    /** The server that all tests of this process share. */
    public static PostgresServer shared() {
        return Shared.INSTANCE;
    }

    /**
     * A new server, running.
     *
     * @throws IllegalStateException when PostgreSQL is not installed or does not start.
     */
    public static PostgresServer create() {
        Path found = programs();
        if (found == null) {
            throw new IllegalStateException("PostgreSQL is not installed: on Debian apt-get install postgresql");
        }
        return new PostgresServer(found);
    }

    private static @Nullable Path programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return onPath();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(PostgresServer::major))
                    .map(version -> version.resolve("bin"))
                    .orElseGet(PostgresServer::onPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int major(Path version) {
        String digits = version.getFileName().toString().replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable Path onPath() {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(":"))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElse(null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void lendFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private List<String> asOwner(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--init-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private void run(String program, String... arguments) {
        try {
            Process run = new ProcessBuilder(asOwner(program, List.of(arguments)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(program + ".log").toFile())
                    .start();
            if (run.waitFor() != 0) {
                throw new IllegalStateException(program + " ended with " + run.exitValue() + ": "
                        + Files.readString(folder.resolve(program + ".log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }

    /** Starts it again after {@link #stop}; returns when it takes connections. */
    public synchronized void start() {
        List<String> options = new ArrayList<>(List.of("-D", data(), "-p", Integer.toString(port)));
        for (String option : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=off",
                "full_page_writes=off",
                "max_connections=100")) {
            options.addAll(List.of("-c", option));
        }
        try {
            process = new ProcessBuilder(asOwner("postgres", options))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgres.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private void awaitReady() {
        long deadlineNs = System.nanoTime() + READY.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url("postgres"))) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadlineNs) {
                    throw new IllegalStateException("PostgreSQL is not ready: " + e.getMessage(), e);
                }
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    /** Ends it at once, as a crash does; its data stay. */
    public synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        try {
            running.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JDBC address of a new empty database. */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL makes no database: " + e.getMessage(), e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    @Override
    public void close() {
        stop();
        Folders.remove(folder);
    }

    /** Made when it is first asked for. */
    private static final class Shared {
        private static final PostgresServer INSTANCE = create();
    }
}
