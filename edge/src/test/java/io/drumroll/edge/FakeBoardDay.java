package io.drumroll.edge;

import io.drumroll.edge.BoardSource.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A film of one frame, and the parts of one category. */
final class FakeBoardDay implements BoardDay {
    static final long POSITION = 18;
    /** When the only frame was taken. */
    static final long FRAME_MS = 1_762_790_460_000L;
    /** The key of the only category that sold something. */
    static final String CATEGORY = "Home";
    /** The key for which nobody has time. */
    static final String BUSY = "Busy";
    /** The key whose answer fails. */
    static final String BROKEN = "Broken";

    private final Snapshot day = written("""
            {"nowMs":1762790470000,"opensAtMs":1762790400000,"closesAtMs":1762876800000,"currency":"CNY",
            "everyMs":60000,"minutes":[{"atMs":1762790460000,"gmvMinor":5000,"ordersPlaced":1,"ordersPaid":1,
            "shopOrdersShipped":0,"shopOrdersDelivered":0,"refundedMinor":0,"buyers":1}]}""");

    private final Snapshot frame = written("""
            {"film":true,"atMs":1762790460000,"nowMs":1762790460000,"position":18,"gmvMinor":5000,
            "home":{"gmvMinor":0,"lines":0},"abroad":{"gmvMinor":5000,"lines":1}}""");

    private final Snapshot detail = written("""
            {"by":"category","key":"Home","name":"Home","asOfMs":1762790400000,"gmvMinor":5000,"lines":1,
            "parts":[{"by":"brand","rows":[{"key":"Azul","name":"Azul","gmvMinor":5000}]}]}""");

    @Override
    public Snapshot day() {
        return day;
    }

    @Override
    public Optional<Snapshot> at(long ms) {
        return ms < FRAME_MS ? Optional.empty() : Optional.of(frame);
    }

    @Override
    public CompletionStage<Detail> detail(String by, String key) {
        return switch (key) {
            case BUSY -> CompletableFuture.completedFuture(new Detail.Busy());
            case BROKEN -> CompletableFuture.failedFuture(new IllegalStateException("the fake board is broken"));
            case CATEGORY -> later(() -> new Detail.Found(detail));
            default -> later(Detail.Unknown::new);
        };
    }

    /** Completed on another thread, as the real one is. */
    private static CompletionStage<Detail> later(Supplier<Detail> answer) {
        return CompletableFuture.supplyAsync(answer);
    }

    private static Snapshot written(String json) {
        return new Snapshot(POSITION, json.replace("\n", "").getBytes(StandardCharsets.UTF_8));
    }
}
