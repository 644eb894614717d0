package io.drumroll.testdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** H2 databases in one temporary folder, which goes with the process. */
final class TemporaryH2 {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TemporaryH2() {}

    static String newUrl() {
        return "jdbc:h2:file:" + Folder.INSTANCE.resolve("h2-" + COUNT.incrementAndGet());
    }

    /** Made when it is first asked for. */
    private static final class Folder {
        private static final Path INSTANCE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("drumroll-h2-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.remove(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
