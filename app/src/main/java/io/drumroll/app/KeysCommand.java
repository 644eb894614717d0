package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Vault;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.limit.Limits;
import io.drumroll.node.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drumroll keys}. */
@Command(
        name = "keys",
        description = "Says how many keys encrypt people's addresses and webhooks' secrets.",
        mixinStandardHelpOptions = true,
        subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    // Not required by picocli, which would ask for it before 'rotate' too.
    @Option(names = "--data", paramLabel = "DIR", description = "The festival's folder.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "name the festival's folder with --data DIR");
        }
        Path file = fileIn(data);
        Vault vault = open(file);
        int newest = vault.currentKey();
        long count = IntStream.rangeClosed(1, newest).filter(vault::hasKey).count();
        spec.commandLine()
                .getOut()
                .println(count + (count == 1 ? " key" : " keys") + " in " + file + "; key " + newest + " encrypts");
        return 0;
    }

    /** Where {@link Accounts#open(Database, Path)} has them. */
    private static Path fileIn(Path data) {
        Path file = data.resolve("keys").resolve("accounts");
        if (!Files.exists(file)) {
            throw new FailedCommand("there are no keys in " + data + ": name the folder of a festival that has run");
        }
        return file;
    }

    private static Vault open(Path file) {
        try {
            return Vault.open(file);
        } catch (IllegalStateException e) {
            throw new FailedCommand(String.valueOf(e.getMessage()), e);
        }
    }

    /** {@code drumroll keys rotate}. */
    @Command(
            name = "rotate",
            description =
                    "Adds a key and encrypts people's addresses anew under it, of a festival that does not run. The "
                            + "older keys stay: webhooks' secrets may be under them until they are changed.",
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
        private CommandSpec spec;

        @Option(names = "--data", required = true, paramLabel = "DIR", description = "The festival's folder.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
        private Path data;

        @Option(
                names = "--db",
                paramLabel = "URL",
                description = "The PostgreSQL database; without it, the embedded one in the folder.")
        private @Nullable String db;

        @Override
        public Integer call() {
            fileIn(data);
            // A server in the folder would not know the new key, and could open no address any more.
            DataFolder folder = DataFolder.open(data, Limits.KEY_WINDOW);
            try (Database database = Database.open(address())) {
                return rotate(database);
            } catch (IllegalStateException e) {
                throw new FailedCommand(String.valueOf(e.getMessage()), e);
            } finally {
                folder.close();
            }
        }

        private DatabaseAddress address() {
            if (db != null) {
                return DatabaseAddress.of(db);
            }
            if (!Files.isDirectory(data.resolve("database"))) {
                throw new FailedCommand("there is no database in " + data + ": name it with --db");
            }
            return DatabaseAddress.embedded(data);
        }

        private int rotate(Database database) {
            try (Accounts accounts = Accounts.open(database, data)) {
                // First those of an earlier time that was broken off; nothing is added when the keys don't fit.
                accounts.addresses().reseal();
                int key = accounts.vault().addKey();
                int addresses = accounts.addresses().reseal();
                spec.commandLine()
                        .getOut()
                        .println("key " + key + " encrypts from now on, and " + addresses + " addresses anew; back up "
                                + data.resolve("keys") + " apart from the database");
                return 0;
            }
        }
    }
}
