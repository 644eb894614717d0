package io.drumroll.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher script makes the pictures before this program is reached. */
@Command(
        name = "screenshots",
        description = "Makes pictures of every page (needs the source tree; run ./drumroll screenshots [DIR]).")
final class ScreenshotsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new FailedCommand("pictures are made from the source tree: ./drumroll screenshots");
    }
}
