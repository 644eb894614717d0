package io.drumroll.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code drumroll} command. */
@Command(
        name = "drumroll",
        description = "Runs a shopping festival: shop, orders, payments and the big screen.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            LoadCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            RebuildCommand.class,
            ImportCommand.class,
            KeysCommand.class,
            VersionCommand.class,
            TestCommand.class,
            ScreenshotsCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed, or the books do not balance", "2:wrong usage"})
public final class Main {
    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        Logs.quiet();
        System.exit(commandLine().execute(args));
    }

    /** The command line, as tests use it too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::report);
    }

    /** Failures that people can do something about come as one line; a bug comes with its trace. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
        PrintWriter err = command.getErr();
        if (failure instanceof FailedCommand
                || failure instanceof io.drumroll.node.NodeException
                || failure instanceof io.drumroll.database.DatabaseException) {
            err.println("drumroll: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
