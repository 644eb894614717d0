package io.drumroll.app;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.history.HistoryWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drumroll rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Empties the order history of a festival that does not run; the next 'up' counts it anew from the feed.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "The festival's folder, for its embedded database.")
    private @Nullable Path data;

    @Option(names = "--db", paramLabel = "URL", description = "The PostgreSQL database instead.")
    private @Nullable String db;

    @Override
    public Integer call() {
        try (Database database = Database.open(address())) {
            HistoryWriter.open(database, InstantSource.system()).rebuild();
            spec.commandLine()
                    .getOut()
                    .println("the order history in " + database.describe()
                            + " is empty; the next 'drumroll up' counts it anew");
            return 0;
        }
    }

    private DatabaseAddress address() {
        if ((data == null) == (db == null)) {
            throw new ParameterException(spec.commandLine(), "name either --data DIR or --db URL");
        }
        if (db != null) {
            return DatabaseAddress.of(db);
        }
        Path dir = Objects.requireNonNull(data);
        if (!Files.isDirectory(dir.resolve("database"))) {
            throw new FailedCommand("there is no database in " + dir + ": name the folder of a festival that has run");
        }
        return DatabaseAddress.embedded(dir);
    }
}
