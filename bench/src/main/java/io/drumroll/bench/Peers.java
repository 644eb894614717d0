package io.drumroll.bench;

import io.drumroll.bench.peer.DrumrollPeer;
import io.drumroll.bench.peer.Peer;
import io.drumroll.bench.peer.Peer.Calling;
import io.drumroll.bench.peer.PeerException;
import io.drumroll.bench.peer.PostgresPeer;
import io.drumroll.bench.peer.RedisPeer;
import io.drumroll.bench.peer.Workload;
import io.drumroll.bench.peer.Workload.Demand;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The same work on Drumroll and its peers, one after the other on one disk: take two SKUs' stock if there is enough,
 * write the order down, and answer when it is forced to disk. What is not installed is left out with one line.
 */
public final class Peers {
    private static final int SECONDS_A_PEER = 8;

    /** One figure. */
    private record Row(String peer, Calling calling, Demand demand, double ordersPerSecond) {}

    private final Path folder;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    private Peers(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Measures all peers and prints a table.
     *
     * @param args the folder under which each peer has its data, so that it decides the disk; the temporary folder
     *     without.
     */
    @SuppressWarnings("SystemOut") // A program of the command line that prints its result.
    public static void main(String[] args) throws Exception {
        String folder = args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir");
        new Peers(Path.of(folder), System.out).run();
    }

    private void run() throws Exception {
        out.printf(
                Locale.ROOT,
                "%d processors, load average %.2f, data under %s%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                folder);
        measure("Drumroll", "", () -> DrumrollPeer.start(folder));
        measure("Redis", "apt-get install redis-server", () -> RedisPeer.start(folder));
        measure("PostgreSQL", "apt-get install postgresql", () -> PostgresPeer.start(folder));
        print();
    }

    private void measure(String name, String howToInstall, Callable<@Nullable Peer> start) throws Exception {
        try (Peer peer = start.call()) {
            if (peer == null) {
                out.println(name + " is left out; to have it: " + howToInstall);
                return;
            }
            Thread atExit = Thread.ofPlatform().unstarted(peer::close);
            Runtime.getRuntime().addShutdownHook(atExit);
            measure(peer);
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (PeerException e) {
            out.println(name + " is left out: " + e.getMessage());
        }
    }

    private void measure(Peer peer) throws Exception {
        int runs = peer.callings().size() * Demand.values().length;
        for (Calling calling : peer.callings()) {
            for (Demand demand : Demand.values()) {
                List<Workload> orders = Workload.forCallers(demand);
                double ordersPerSecond = peer.ordersPerSecond(calling, orders, SECONDS_A_PEER / runs);
                rows.add(new Row(peer.name(), calling, demand, ordersPerSecond));
            }
        }
    }

    private void print() {
        out.printf("%-44s %-24s %-26s %10s %9s%n", "peer", "callers", "demand", "orders/s", "Drumroll");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-44s %-24s %-26s %,10.0f %8.1fx%n",
                    row.peer,
                    row.calling.label(),
                    row.demand.label(),
                    row.ordersPerSecond,
                    ofDrumroll(row) / row.ordersPerSecond);
        }
        out.println("Drumroll: how many times as many orders it takes from the same callers for the same demand.");
    }

    /** What Drumroll did with the same callers and demand; not a number when it could not be measured. */
    private double ofDrumroll(Row other) {
        return rows.stream()
                .filter(row ->
                        row.peer.startsWith("Drumroll") && row.calling == other.calling && row.demand == other.demand)
                .mapToDouble(Row::ordersPerSecond)
                .findFirst()
                .orElse(Double.NaN);
    }
}
