package io.drumroll.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher script runs the tests before this program is reached. */
@Command(name = "test", description = "Runs every test (needs the source tree; run ./drumroll test).")
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new FailedCommand("tests are run from the source tree: ./drumroll test");
    }
}
