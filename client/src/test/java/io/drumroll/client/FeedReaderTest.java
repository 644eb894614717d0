package io.drumroll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.node.Durability;
import io.drumroll.node.Node;
import io.drumroll.node.NodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sink throws comes to the one who polls, and nothing is lost by it. */
class FeedReaderTest {
    private static final long PATIENCE_S = 30;
    private static final EventSink REFUSES = (sequence, timeMs, event) -> {
        throw new UnsupportedOperationException("no room for event " + sequence);
    };

    @TempDir
    private Path dir;

    @Test
    void throwsWhatTheSinkThrowsAndGivesTheEventToTheNextReader() throws Exception {
        NodeOptions options = NodeOptions.of(dir).withDurability(Durability.OS).withStorageReserveBytes(0);
        try (Node node = Node.start(options, _ -> {});
                CommandClient client = CommandClient.inProcess(node.aeronDirectoryName())) {
            assertThat(client.awaitConnected(TimeUnit.SECONDS.toMillis(PATIENCE_S)))
                    .isTrue();
            schedule(client).get(PATIENCE_S, TimeUnit.SECONDS);
            FeedCheckpoint reached;
            try (FeedReader reader = FeedReader.open(node.aeronDirectoryName(), FeedCheckpoint.BEGINNING)) {
                assertThatThrownBy(() -> await(() -> reader.poll(REFUSES, 1) < 0))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage("no room for event 1");
                reached = reader.checkpoint();
            }
            assertThat(reached).isEqualTo(FeedCheckpoint.BEGINNING);
            List<Long> numbers = new ArrayList<>();
            try (FeedReader reader = FeedReader.open(node.aeronDirectoryName(), reached)) {
                await(() -> {
                    reader.poll((sequence, timeMs, event) -> numbers.add(sequence), 1);
                    return !numbers.isEmpty();
                });
            }
            assertThat(numbers).first().isEqualTo(1L);
        }
    }

    private static CompletableFuture<Outcome> schedule(CommandClient client) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        Command command =
                new Command.ScheduleFestival("Test", new Currency("CNY"), 1_000, 4_102_444_800_000L, 60_000, 60_000);
        client.submit(new Request(1, 1), command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answer.complete(outcome);
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new AssertionError(failure.name()));
            }
        });
        return answer;
    }

    private static void await(BooleanSupplier isSo) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to wait").isLessThan(deadlineNs);
            Thread.onSpinWait();
        }
    }
}
