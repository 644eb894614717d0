package io.drumroll.bench.peer;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Other programs: finding, running and awaiting them. */
final class Processes {
    private static final long PATIENCE_S = 30;

    private Processes() {}

    /** A program on the search path, or null. */
    static @Nullable Path onPath(String program) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Runs a program to its end and returns what it printed. */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new PeerException(String.join(" ", command) + " failed: " + output.strip());
            }
            return output.strip();
        } catch (IOException e) {
            throw new PeerException(String.join(" ", command) + " can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** Starts a program that stays, its output in a file. */
    static Process start(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new PeerException(String.join(" ", command) + " can't be run: " + e.getMessage(), e);
        }
    }

    /** Tries until it works. */
    static <T> T await(String what, Callable<T> attempt) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (true) {
            try {
                return attempt.call();
            } catch (Exception e) {
                if (System.nanoTime() > deadlineNs) {
                    throw new PeerException(what + " is not there after " + PATIENCE_S + " s: " + e.getMessage(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PeerException("no free port: " + e.getMessage(), e);
        }
    }

    /** A new folder within another one. */
    static Path newFolder(Path parent, String name) {
        try {
            return Files.createTempDirectory(parent, "drumroll-" + name.toLowerCase(Locale.ROOT) + "-");
        } catch (IOException e) {
            throw new PeerException("no folder can be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** Removes a folder with everything in it; what can't be removed stays. */
    static void remove(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException e) {
            System.getLogger(Processes.class.getName())
                    .log(System.Logger.Level.WARNING, "can't remove " + folder + ": " + e.getMessage());
        }
    }
}
