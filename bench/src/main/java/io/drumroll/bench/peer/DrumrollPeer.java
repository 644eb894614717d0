package io.drumroll.bench.peer;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.node.Durability;
import io.drumroll.node.Node;
import io.drumroll.node.NodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A node of this process that forces its log to disk before it answers. It does more for an order than the others: the
 * saving is spread over the lines, the wallet is charged, and the key is remembered.
 */
public final class DrumrollPeer implements Peer {
    private static final Currency CNY = new Currency("CNY");
    private static final Country CHINA = new Country("CN");
    private static final Region REGION = new Region(CHINA, "ZJ", 1);
    /** Reached once by two pieces. */
    private static final DealTerms.CrossShop SAVING = new DealTerms.CrossShop(15_000, 2_000, 0);

    private static final long TOTAL_MINOR = 2 * Workload.PRICE_MINOR - SAVING.saveMinor();
    private static final long TOP_UP_MINOR = 10_000_000_000L;
    private static final long DAY_MS = 86_400_000;

    private final Path folder;
    private final Node node;
    private final CommandClient client;
    private final AtomicLong keys = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private boolean isClosed;

    private DrumrollPeer(Path folder) {
        this.folder = folder;
        NodeOptions options = NodeOptions.of(folder.resolve("data")).withDurability(Durability.DISK);
        this.node = Node.start(options, broken -> failure.compareAndSet(null, broken.toString()));
        this.client = CommandClient.inProcess(node.aeronDirectoryName());
    }

    /** Starts one, with the SKUs listed and the wallets filled. */
    public static Peer start(Path parent) throws InterruptedException {
        DrumrollPeer peer = new DrumrollPeer(Processes.newFolder(parent, "node"));
        if (!peer.client.awaitConnected(20_000)) {
            peer.close();
            throw new PeerException("the node does not take the connection");
        }
        peer.open();
        return peer;
    }

    private void open() throws InterruptedException {
        long nowMs = System.currentTimeMillis();
        carryOut(List.of(new ScheduleFestival("11.11", CNY, nowMs - DAY_MS, nowMs + DAY_MS, DAY_MS, DAY_MS)));
        DealOffer saving = new DealOffer("Saving", 0, nowMs + DAY_MS, Funder.FESTIVAL, List.of(), SAVING);
        carryOut(List.of(new MakeDeal(saving), new OpenShop("Shop", CHINA, ShopKind.FLAGSHIP, CNY)));
        List<Command> commands = new ArrayList<>();
        Money price = new Money(Workload.PRICE_MINOR, CNY);
        for (int sku = 1; sku <= Workload.SKUS; sku++) {
            commands.add(new ListSku(1, "SKU " + sku, "Category", "Brand", CHINA, "", price, Workload.STOCK, 0));
        }
        for (long buyer = 1; buyer <= Workload.BUYERS; buyer++) {
            commands.add(new TopUpWallet(buyer, new Money(TOP_UP_MINOR, CNY)));
        }
        carryOut(commands);
    }

    private void carryOut(List<Command> commands) throws InterruptedException {
        Semaphore permits = new Semaphore(IN_FLIGHT);
        for (Command command : commands) {
            permits.acquire();
            submit(command, permits);
        }
        permits.acquire(IN_FLIGHT);
        mustBeWell();
    }

    private void submit(Command command, Semaphore permits) {
        client.submit(new Request(1, keys.incrementAndGet()), command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                if (!(outcome instanceof Accepted)) {
                    failure.compareAndSet(null, command + " was answered with " + outcome);
                }
                permits.release();
            }

            @Override
            public void onFailure(Failure why) {
                failure.compareAndSet(null, command + " was not answered: " + why);
                permits.release();
            }
        });
    }

    private void mustBeWell() {
        String message = failure.get();
        if (message != null) {
            throw new PeerException(message);
        }
    }

    @Override
    public String name() {
        return "Drumroll, durability " + Durability.DISK.label();
    }

    @Override
    public List<Calling> callings() {
        return List.of(Calling.ONE_BY_ONE, Calling.PIPELINED);
    }

    @Override
    public double ordersPerSecond(Calling calling, List<Workload> orders, int seconds) throws Exception {
        int batch = calling == Calling.ONE_BY_ONE ? 1 : IN_FLIGHT / orders.size();
        List<Batch> callers = new ArrayList<>();
        for (Workload source : orders) {
            Semaphore permits = new Semaphore(batch);
            callers.add(() -> place(source, permits, batch));
        }
        return Peer.measure(callers, seconds);
    }

    private int place(Workload source, Semaphore permits, int batch) throws InterruptedException {
        for (int i = 0; i < batch; i++) {
            permits.acquire();
            submit(command(source.next()), permits);
        }
        permits.acquire(batch);
        permits.release(batch);
        mustBeWell();
        return batch;
    }

    private static PlaceOrder command(Workload.Order order) {
        return new PlaceOrder(
                order.buyer(),
                REGION,
                List.of(new LineRequest(order.first(), 1), new LineRequest(order.second(), 1)),
                false,
                List.of(),
                new Money(TOTAL_MINOR, CNY),
                PayMode.NOW);
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        client.close();
        node.close();
        Processes.remove(folder);
    }
}
