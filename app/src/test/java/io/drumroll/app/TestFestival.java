package io.drumroll.app;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.FeedCheckpoint;
import io.drumroll.client.FeedReader;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.node.Durability;
import io.drumroll.node.Node;
import io.drumroll.node.NodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A node with a client in this process, for tests: asked and answered step by step. */
final class TestFestival implements AutoCloseable {
    static final int SKU = 1;
    static final long BUYER = 7;
    static final long PRICE_MINOR = 100;
    static final long STOCK = 1_000_000_000;
    static final long TOP_UP_MINOR = 1_000_000_000;

    private static final long OPENS_AT_MS = 1_000;
    private static final long CLOSES_AT_MS = 4_102_444_800_000L;
    private static final long RECEIPT_WINDOW_MS = 600_000;
    private static final long PATIENCE_S = 30;
    private static final AtomicLong NEXT_KEY = new AtomicLong(System.nanoTime());

    private final Node node;
    private final LocalFestival festival;
    private final CommandClient client;
    private final AtomicReference<@Nullable Throwable> broken;

    private TestFestival(Node node, CommandClient client, AtomicReference<@Nullable Throwable> broken) {
        this.node = node;
        this.client = client;
        this.festival = new LocalFestival(node, client);
        this.broken = broken;
    }

    /** What tests start a node with: the quick durability, and no reserve, so that a full disk of theirs is no matter. */
    static NodeOptions options(Path dir) {
        return NodeOptions.of(dir).withDurability(Durability.OS).withStorageReserveBytes(0);
    }

    static TestFestival start(Path dir) {
        return start(options(dir));
    }

    static TestFestival start(NodeOptions options) {
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        Node node = Node.start(options, broken::set);
        CommandClient client = CommandClient.inProcess(node.aeronDirectoryName());
        if (!client.awaitConnected(TimeUnit.SECONDS.toMillis(PATIENCE_S))) {
            client.close();
            node.close();
            throw new AssertionError("the node does not take the connection");
        }
        return new TestFestival(node, client, broken);
    }

    /** A festival with open doors, one shop, one SKU and a buyer with money. */
    static TestFestival startFurnished(Path dir, long payWindowMs) {
        TestFestival started = start(dir);
        started.furnish(payWindowMs);
        return started;
    }

    void furnish(long payWindowMs) {
        for (Command command : furniture(payWindowMs)) {
            accepted(command);
        }
        accepted(Frames.saving(CLOSES_AT_MS));
    }

    /** What a process without a demo, which has the saving already, is furnished with. */
    static List<Command> furniture(long payWindowMs) {
        return List.of(
                new Command.ScheduleFestival(
                        "Test", Frames.CURRENCY, OPENS_AT_MS, CLOSES_AT_MS, payWindowMs, RECEIPT_WINDOW_MS),
                new Command.OpenShop("Lanterns", new Country("CN"), ShopKind.BAZAAR, Frames.CURRENCY),
                new Command.ListSku(
                        1, "Lantern", "Lights", "Moon", new Country("CN"), "", money(PRICE_MINOR), STOCK, 0),
                new Command.TopUpWallet(BUYER, money(TOP_UP_MINOR)));
    }

    static Money money(long minor) {
        return new Money(minor, Frames.CURRENCY);
    }

    /** An order of so many pieces by the buyer; below the saving's threshold. */
    static Command order(int pieces, PayMode pay) {
        return new Command.PlaceOrder(
                BUYER,
                new Region(new Country("CN"), "GD", 1),
                List.of(new LineRequest(SKU, pieces)),
                false,
                List.of(),
                money(PRICE_MINOR * pieces),
                pay);
    }

    static Request newKey() {
        return new Request(0x7E57, NEXT_KEY.incrementAndGet());
    }

    CompletableFuture<Outcome> submit(Request request, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        festival.submit(request, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answer.complete(outcome);
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new FailedCommand(failure.name()));
            }
        });
        return answer;
    }

    Outcome ask(Request request, Command command) {
        return await(submit(request, command));
    }

    Outcome.Accepted accepted(Command command) {
        return accepted(newKey(), command);
    }

    Outcome.Accepted accepted(Request request, Command command) {
        return switch (ask(request, command)) {
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Rejected rejected ->
                throw new AssertionError(command + " was refused: " + rejected.rejection());
        };
    }

    Query.SkuView sku() {
        return found(new Query.OfSku(SKU));
    }

    long balanceMinor() {
        return found(new Query.OfWallet(BUYER)).balances().getFirst().balanceMinor();
    }

    Query.OrderView order(long order) {
        return found(new Query.OfOrder(order));
    }

    <A> A found(Query<A> query) {
        if (festival.ask(query) instanceof Query.Result.Found<A> found) {
            return found.value();
        }
        throw new AssertionError("not found: " + query);
    }

    /** What the feed holds behind a checkpoint, up to the node's position, each event once and in order. */
    FeedCheckpoint readFeed(FeedCheckpoint from, List<Event> into) {
        try (FeedReader reader = FeedReader.open(node.aeronDirectoryName(), from)) {
            List<Long> numbers = new ArrayList<>();
            long end = node.position();
            Await.until("event " + end + " in the feed", () -> {
                reader.poll(
                        (sequence, timeMs, event) -> {
                            numbers.add(sequence);
                            into.add(event);
                        },
                        16);
                return reader.checkpoint().sequence() >= end;
            });
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i) != from.sequence() + i + 1) {
                    throw new AssertionError("event " + numbers.get(i) + " comes as number " + i + " behind " + from);
                }
            }
            return reader.checkpoint();
        }
    }

    /** A position is published by the service behind the answer, so it is awaited. */
    void awaitPosition(long position) {
        Await.until("position " + position, () -> node.position() >= position);
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FailedCommand known) {
                throw known;
            }
            throw new AssertionError(e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_S + " s", e);
        }
    }

    Node node() {
        return node;
    }

    LocalFestival festival() {
        return festival;
    }

    /** Why the node can't go on, or null. */
    @Nullable
    Throwable broken() {
        return broken.get();
    }

    @Override
    public void close() {
        client.close();
        node.close();
    }
}
